-- Applications to be filed for a disease. State: 0 applied, 1 more evidence asked for, 2 determined,
-- 3 refused, 4 appealed, 5 refused finally, 6 withdrawn. Determiner: the institution that is asked,
-- '' for the bureau. Institution and signatory: who applied, '' for the person himself.
create table chronic.application (
    bucket        smallint    not null,
    serial        bigint      not null,
    person_no     text        not null,
    division      text        not null,
    disease_code  text        not null,
    from_day      date        not null,
    determiner    text        not null,
    institution   text        not null,
    signatory     text        not null,
    state         smallint    not null,
    version       int         not null,
    applied_at    timestamptz not null,
    waiting_since timestamptz not null,
    refused_by    text        not null default '',
    filing        bigint,
    primary key (bucket, serial),
    check (state between 0 and 6),
    check ((state = 2) = (filing is not null))
) with (fillfactor = 80);
create unique index application_open on chronic.application (bucket, person_no, disease_code)
    where state in (0, 1, 4);
create index application_person on chronic.application (bucket, person_no);
create index application_institution on chronic.application (institution, waiting_since)
    where institution <> '';
create index application_determiner on chronic.application (determiner, waiting_since)
    where determiner <> '';
create index application_waiting on chronic.application (waiting_since);

-- What was done to an application, said and stated as evidence; the version it led to.
create table chronic.application_step (
    bucket      smallint    not null,
    serial      bigint      not null,
    version     int         not null,
    verb        text        not null,
    done_at     timestamptz not null,
    role        text        not null,
    institution text        not null,
    actor       text        not null,
    chinese     text        not null,
    english     text        not null,
    statements  jsonb       not null,
    criteria    int[]       not null,
    primary key (bucket, serial, version)
);

-- Files that go with applications; the same file of one application once.
create table chronic.attachment (
    bucket   smallint    not null,
    serial   bigint      not null,
    no       int         not null,
    name     text        not null,
    media    text        not null,
    bytes    int         not null,
    digest   bytea       not null,
    content  bytea       not null,
    added_at timestamptz not null,
    added_by text        not null,
    primary key (bucket, serial, no)
);
alter table chronic.attachment alter column content set storage external;
create unique index attachment_digest on chronic.attachment (bucket, serial, digest);

-- The number under which it was told that a filing is about to end; once for each.
alter table chronic.filing add column reminder bigint;
create index filing_ending on chronic.filing (to_day) where state = 0 and reminder is null;
