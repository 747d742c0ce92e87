create schema visit;

-- An outpatient visit (2201) and what the doctor says of it (2203A). State: 0 open, 1 cancelled.
-- The version serialises the steps of one visit.
create table visit.visit (
    bucket         smallint    not null,
    serial         bigint      not null,
    version        int         not null,
    state          smallint    not null,
    person_no      text        not null,
    institution    text        not null,
    otp_no         text        not null,
    insurance_type text        not null,
    doctor_no      text        not null,
    doctor_name    text        not null,
    dept_code      text        not null,
    dept_name      text        not null,
    caty           text        not null,
    begin_at       timestamptz not null,
    registered_at  timestamptz not null,
    med_type       text        not null default '',
    disease_code   text        not null default '',
    disease_name   text        not null default '',
    condition      text        not null default '',
    primary key (bucket, serial),
    check (state in (0, 1))
) with (fillfactor = 80);
-- one open visit for each number of the institution: the same registration again finds it
create unique index visit_open on visit.visit (bucket, institution, person_no, otp_no)
    where state = 0;

-- As last uploaded (2203A).
create table visit.diagnosis (
    bucket       smallint    not null,
    visit        bigint      not null,
    no           int         not null,
    diag_type    text        not null,
    diag_code    text        not null,
    diag_name    text        not null,
    diag_dept    text        not null,
    doctor_no    text        not null,
    doctor_name  text        not null,
    diagnosed_at timestamptz not null,
    valid        boolean     not null,
    primary key (bucket, visit, no)
);

-- What is charged together (chrg_bchno): the settlement that paid for it, 0 while none does, and
-- the figures of the last pre-settlement (2206), so that a settlement can say what changed.
create table visit.batch (
    bucket           smallint not null,
    visit            bigint   not null,
    batch            text     not null,
    settlement       bigint   not null,
    told             boolean  not null default false,
    told_use_account boolean  not null default false,
    told_fund_fen    bigint   not null default 0,
    told_acct_fen    bigint   not null default 0,
    told_cash_fen    bigint   not null default 0,
    primary key (bucket, visit, batch)
) with (fillfactor = 80);
-- a settlement pays for one batch
create unique index batch_settlement on visit.batch (bucket, settlement) where settlement <> 0;

-- One charge (2204), as it was sent.
create table visit.fee (
    bucket     smallint not null,
    visit      bigint   not null,
    fee_number text     not null,
    batch      text     not null,
    no         bigint   not null,
    fee        text     not null,
    primary key (bucket, visit, fee_number)
);
