-- Prepayments that one clerk drafted, until another releases them (then the order of the same id
-- stands in clearing.payment) or they are dropped.
create table clearing.prepayment (
    id          bigint      primary key,
    institution text        not null,
    division    text        not null,
    amount_fen  bigint      not null,
    chinese     text        not null,
    english     text        not null,
    drafted_at  timestamptz not null,
    drafted_by  text        not null,
    ended_at    timestamptz,
    ended_by    text        not null default '',
    check (amount_fen <> 0),
    check ((ended_at is null) = (ended_by = ''))
);
create index prepayment_waiting on clearing.prepayment (division, id) where ended_at is null;
