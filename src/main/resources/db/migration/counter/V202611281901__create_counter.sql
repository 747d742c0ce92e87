create schema counter;

-- What the last pre-settlement (2101) told a person in a pharmacy; rows is the digest of what it
-- was about.
create table counter.told (
    bucket      smallint    not null,
    person_no   text        not null,
    institution text        not null,
    rows        text        not null,
    use_account boolean     not null,
    fund_fen    bigint      not null,
    acct_fen    bigint      not null,
    cash_fen    bigint      not null,
    told_at     timestamptz not null,
    primary key (bucket, person_no, institution)
) with (fillfactor = 80);
