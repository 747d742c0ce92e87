create schema settlement;

-- The lock of a person's money: every step that changes it raises the version. The balance is
-- that of the ledger account account:<person_no> and can never be below zero.
create table settlement.person (
    bucket      smallint not null,
    person_no   text     not null,
    version     int      not null,
    has_account boolean  not null,
    account_fen bigint   not null,
    primary key (bucket, person_no),
    check (account_fen >= 0),
    check (has_account or account_fen = 0)
) with (fillfactor = 70);

-- What a person has used up in a year, by the scope a policy names (docs/money.md).
create table settlement.accumulator (
    bucket         smallint not null,
    person_no      text     not null,
    year           int      not null,
    scope          text     not null,
    deductible_fen bigint   not null,
    base_fen       bigint   not null,
    fund_fen       bigint   not null,
    primary key (bucket, person_no, year, scope),
    check (deductible_fen >= 0),
    check (base_fen >= 0),
    check (fund_fen >= 0)
) with (fillfactor = 70);

-- Kind: 0 settlement, 1 its undoing with negative amounts. State: 0 settled, 1 undone, 2 reversed.
create table settlement.settlement (
    bucket              smallint      not null,
    serial              bigint        not null,
    kind                smallint      not null,
    state               smallint      not null,
    original            bigint        not null,
    person_no           text          not null,
    institution         text          not null,
    prescription        bigint        not null,
    med_type            text          not null,
    settled_at          timestamptz   not null,
    medfee_fen          bigint        not null,
    fulamt_ownpay_fen   bigint        not null,
    overlmt_selfpay_fen bigint        not null,
    preselfpay_fen      bigint        not null,
    inscp_scp_fen       bigint        not null,
    act_pay_dedc_fen    bigint        not null,
    hifp_fen            bigint        not null,
    cvlserv_fen         bigint        not null,
    hifes_fen           bigint        not null,
    hifmi_fen           bigint        not null,
    hifob_fen           bigint        not null,
    maf_fen             bigint        not null,
    oth_fen             bigint        not null,
    fund_fen            bigint        not null,
    psn_part_fen        bigint        not null,
    acct_fen            bigint        not null,
    psn_cash_fen        bigint        not null,
    primary key (bucket, serial),
    check (kind in (0, 1)),
    check (state in (0, 1, 2)),
    check (medfee_fen = fulamt_ownpay_fen + overlmt_selfpay_fen + preselfpay_fen + inscp_scp_fen),
    check (medfee_fen = fund_fen + psn_part_fen),
    check (psn_part_fen = acct_fen + psn_cash_fen),
    check (fund_fen = hifp_fen + cvlserv_fen + hifes_fen + hifmi_fen + hifob_fen + maf_fen + oth_fen)
) with (fillfactor = 80);
create index settlement_person on settlement.settlement (bucket, person_no, settled_at);
create index settlement_prescription on settlement.settlement (bucket, prescription)
    where prescription <> 0;
-- a settlement is undone once
create unique index settlement_undo on settlement.settlement (bucket, original) where kind = 1;

-- What was asked, by which policy, and what was answered; apart from the narrow row.
create table settlement.detail (
    bucket smallint not null,
    serial bigint   not null,
    claim  text     not null,
    answer text     not null,
    primary key (bucket, serial)
);

-- What became of a message: 0 settled, 1 undone, 2 reversed before it arrived. The number is
-- unique in its institution whoever the person is, so it has a table of its own.
create table settlement.message (
    institution text        not null,
    msgid       text        not null,
    kind        smallint    not null,
    digest      text        not null,
    person_no   text        not null,
    bucket      smallint    not null,
    serial      bigint      not null,
    received_at timestamptz not null,
    primary key (institution, msgid),
    check (kind in (0, 1, 2))
);

-- The ledger. One row moves one amount from the credited to the debited side, so every booking
-- balances by construction; what was booked stays.
create table settlement.entry (
    bucket     smallint    not null,
    booking    bigint      not null,
    no         int         not null,
    debit      text        not null,
    credit     text        not null,
    amount_fen bigint      not null,
    booked_at  timestamptz not null,
    primary key (bucket, booking, no),
    check (amount_fen > 0),
    check (debit <> credit),
    check (debit ~ '^(fund|account|institution|cash):[0-9A-Za-z:]+$'),
    check (credit ~ '^(fund|account|institution|cash):[0-9A-Za-z:]+$')
);

create function settlement.refuse_change() returns trigger
    language plpgsql
as
$$
begin
    raise exception 'the ledger is append-only' using errcode = 'YF002';
end
$$;

create trigger entry_stays
    before update or delete or truncate on settlement.entry
    for each statement execute function settlement.refuse_change();
