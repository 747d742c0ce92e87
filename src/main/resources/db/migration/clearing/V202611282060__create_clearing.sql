create schema clearing;

-- What an institution applies to be cleared for (3203). State: 0 applied, 1 decided, 2 paid,
-- 3 withdrawn, 4 rejected. decision counts the decisions; those taken back stay in the ledger.
create table clearing.application (
    id           bigint      primary key,
    institution  text        not null,
    division     text        not null,
    month        date        not null,
    clr_type     text        not null,
    clr_way      text        not null,
    msgid        text        not null,
    state        smallint    not null,
    version      int         not null,
    settlements  int         not null,
    medfee_fen   bigint      not null,
    inscope_fen  bigint      not null,
    fund_fen     bigint      not null,
    account_fen  bigint      not null,
    cash_fen     bigint      not null,
    applied_at   timestamptz not null,
    applied_by   text        not null,
    decision     int         not null,
    booking      bigint      not null,
    deducted_fen bigint      not null,
    offset_fen   bigint      not null,
    chinese      text        not null,
    english      text        not null,
    decided_at   timestamptz,
    decided_by   text        not null,
    paid_at      timestamptz,
    paid_by      text        not null,
    check (state between 0 and 4),
    check (medfee_fen = fund_fen + account_fen + cash_fen),
    check (deducted_fen >= 0),
    check (offset_fen >= 0),
    check ((state in (1, 2, 4)) = (decided_at is not null)),
    check ((state = 2) = (paid_at is not null)),
    check (extract(day from month) = 1)
);

-- nothing is applied for twice
create unique index application_once
    on clearing.application (institution, month, clr_type, clr_way)
    where state in (0, 1, 2);
create unique index application_msgid on clearing.application (institution, msgid);
create index application_division on clearing.application (division, month);

-- What a decision does not pay. Rows of decisions that were taken back stay.
create table clearing.deduction (
    application bigint not null,
    decision    int    not null,
    no          int    not null,
    settlement  text   not null,
    line        int    not null,
    amount_fen  bigint not null,
    reason      text   not null,
    chinese     text   not null,
    english     text   not null,
    primary key (application, decision, no),
    check (amount_fen > 0),
    check (line >= 0)
);

-- What an institution still holds of prepayments; as the ledger account prepaid:<institution>.
create table clearing.prepaid (
    institution text   primary key,
    balance_fen bigint not null,
    check (balance_fen >= 0)
);

-- Orders to the bank; negative when the institution pays. Application 0 for prepayments.
create table clearing.payment (
    id          bigint      primary key,
    institution text        not null,
    division    text        not null,
    application bigint      not null,
    amount_fen  bigint      not null,
    chinese     text        not null,
    english     text        not null,
    ordered_at  timestamptz not null,
    ordered_by  text        not null,
    check (amount_fen <> 0)
);
create unique index payment_once on clearing.payment (application) where application <> 0;
create index payment_day on clearing.payment (division, ordered_at);

create function clearing.refuse_change() returns trigger
    language plpgsql
as
$$
begin
    raise exception 'payments and deductions are append-only' using errcode = 'YF002';
end
$$;

create trigger payment_stays
    before update or delete or truncate on clearing.payment
    for each statement execute function clearing.refuse_change();
create trigger deduction_stays
    before update or delete or truncate on clearing.deduction
    for each statement execute function clearing.refuse_change();
