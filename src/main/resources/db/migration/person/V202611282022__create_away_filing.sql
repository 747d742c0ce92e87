-- Care in another city, filed before (异地就医备案): where, from which day to which. A division that
-- ends with 00 stands for all below it.
create table person.away_filing (
    bucket    smallint    not null,
    serial    bigint      not null,
    person_no text        not null,
    division  text        not null,
    kind      text        not null,
    from_day  date        not null,
    to_day    date        not null,
    filed_at  timestamptz not null,
    ended_at  timestamptz,
    primary key (bucket, serial),
    check (division ~ '^\d{6}$'),
    check (kind in ('LONG_TERM', 'TEMPORARY', 'EMERGENCY')),
    check (from_day <= to_day)
);
create index away_filing_person on person.away_filing (bucket, person_no);
