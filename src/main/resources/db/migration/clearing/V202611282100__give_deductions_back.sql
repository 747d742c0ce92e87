-- A deduction whose settlement was undone afterwards, given back by the undoing itself and paid
-- with the month in which it was undone.
create table clearing.given_back (
    settlement  text        primary key,
    institution text        not null,
    application bigint      not null,
    amount_fen  bigint      not null,
    given_at    timestamptz not null,
    check (amount_fen > 0)
);
create index given_back_institution on clearing.given_back (institution);
create index deduction_settlement on clearing.deduction (settlement);

create trigger given_back_stays
    before update or delete or truncate on clearing.given_back
    for each statement execute function clearing.refuse_change();

alter table clearing.application
    add column given_back_fen bigint not null default 0,
    add check (given_back_fen >= 0);
