create schema circulation;

-- Codes are never stored, only their digest: 0 QR, 1 token (epcToken), 2 handle (authRxno).
create table circulation.pass (
    bucket      smallint    not null,
    digest      bytea       not null,
    number      bigint      not null,
    kind        smallint    not null,
    person_no   text        not null,
    institution text        not null,
    claim       bigint      not null,
    expires_at  timestamptz not null,
    primary key (bucket, digest)
);
create index pass_age on circulation.pass (expires_at);

create table circulation.claim (
    bucket          smallint    not null,
    number          bigint      not null,
    claim           bigint      not null,
    institution     text        not null,
    lines           int[]       not null,
    state           smallint    not null,
    audit_number    text        not null,
    pharmacist      text        not null,
    pharmacist_name text        not null,
    opinion         text        not null,
    audited_at      timestamptz not null,
    lease_until     timestamptz not null,
    primary key (bucket, number, claim)
) with (fillfactor = 80);
create index claim_due on circulation.claim (lease_until) where state in (0, 1);

-- Claim secrets are derived from this key, so that the holder can be told again.
create table circulation.secret_key (
    one boolean primary key default true check (one),
    key bytea   not null
);
insert into circulation.secret_key (key)
values (sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')));
