create schema reconciliation;

-- Files that institutions sent (9101) or may fetch (9102), until they expire.
create table reconciliation.file (
    id          text        primary key,
    institution text        not null,
    name        text        not null,
    content     bytea       not null,
    stored_at   timestamptz not null,
    expires_at  timestamptz not null
);
create index file_expires on reconciliation.file (expires_at);

-- One comparison of an institution's details with the platform's (3202).
create table reconciliation.run (
    id          bigint      primary key,
    institution text        not null,
    division    text        not null,
    agency      text        not null,
    insurance   text        not null,
    first_day   date        not null,
    last_day    date        not null,
    rows        int         not null,
    differences int         not null,
    result_file text        not null,
    made_at     timestamptz not null,
    made_by     text        not null
);
create index run_institution on reconciliation.run (institution, made_at);

-- A row on which both do not agree. Sides: 1 the platform has it, 2 the institution, 3 both.
create table reconciliation.difference (
    run             bigint   not null,
    no              int      not null,
    cause           text     not null,
    sides           smallint not null,
    settlement      text     not null,
    visit           text     not null,
    person_no       text     not null,
    msgid           text     not null,
    refund          smallint not null,
    our_medfee_fen  bigint   not null,
    our_fund_fen    bigint   not null,
    our_account_fen bigint   not null,
    medfee_fen      bigint   not null,
    fund_fen        bigint   not null,
    account_fen     bigint   not null,
    chinese         text     not null,
    english         text     not null,
    primary key (run, no),
    check (sides in (1, 2, 3)),
    check (refund in (0, 1))
);
