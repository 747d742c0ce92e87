create schema supervision;

-- Looking again at open prescriptions, once for every edition of what the rules say.
-- The cursor is the place of the last prescription looked at.
create table supervision.recheck (
    serial        bigint      generated always as identity primary key,
    edition       text        not null unique,
    parts         text[]      not null,
    added         text[]      not null,
    created_at    timestamptz not null,
    starts_at     timestamptz not null,
    cursor_due    timestamptz not null,
    cursor_bucket smallint    not null,
    cursor_number bigint      not null,
    seen          bigint      not null default 0,
    alerted       bigint      not null default 0,
    finished_at   timestamptz
);

-- What a later look found of an open prescription; never changed.
-- Severity: 1 warn, 2 refuse.
create table supervision.alert (
    bucket      smallint    not null,
    number      bigint      not null,
    rule        text        not null,
    version     text        not null,
    line        integer     not null,
    serial      bigint      generated always as identity,
    hi_rxno     text        not null,
    institution text        not null,
    division    text        not null,
    severity    smallint    not null,
    chinese     text        not null,
    english     text        not null,
    source      text        not null,
    found_at    timestamptz not null,
    primary key (bucket, number, rule, version, line)
);
create index alert_institution on supervision.alert (institution, serial);
create index alert_division on supervision.alert (division text_pattern_ops, serial);
