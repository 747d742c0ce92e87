-- A filing that an institution declares (2503) has a number and may be withdrawn (2504); those that
-- were taken over have number 0. State: 0 in force, 1 withdrawn.
alter table chronic.filing
    add column serial      bigint      not null default 0,
    add column institution text        not null default '',
    add column state       smallint    not null default 0,
    add column declared_at timestamptz,
    add column memo        text        not null default '';
alter table chronic.filing add check (state in (0, 1));
alter table chronic.filing drop constraint filing_pkey;
alter table chronic.filing
    add primary key (bucket, person_no, disease_code, from_day, serial);
create unique index filing_serial on chronic.filing (bucket, serial) where serial <> 0;

-- Which institution a person is designated to (2505), by kind of business and order number.
create table chronic.designation (
    bucket      smallint    not null,
    serial      bigint      not null,
    person_no   text        not null,
    business    text        not null,
    order_no    text        not null,
    designated  text        not null,
    from_day    date        not null,
    to_day      date        not null,
    institution text        not null,
    state       smallint    not null,
    declared_at timestamptz not null,
    memo        text        not null,
    primary key (bucket, serial),
    check (state in (0, 1)),
    check (from_day <= to_day)
);
create index designation_person on chronic.designation (bucket, person_no);

-- Serialises what is declared of one person, so that no two periods overlap.
create table chronic.person (
    bucket    smallint not null,
    person_no text     not null,
    version   int      not null,
    primary key (bucket, person_no)
) with (fillfactor = 70);
