-- A patient whom a hospital refers to another one (2501). One to another city is also a filing for
-- care away of the same bucket and serial number. State: 0 in force, 1 withdrawn (2502).
create table chronic.referral (
    bucket       smallint    not null,
    serial       bigint      not null,
    person_no    text        not null,
    division     text        not null,
    hospital     text        not null,
    hospital_name text       not null,
    diagnosis    text        not null,
    diagnosis_name text      not null,
    condition    text        not null,
    kind         text        not null,
    agreed       text        not null,
    referred_day date        not null,
    reason       text        not null,
    opinion      text        not null,
    visit        text        not null,
    from_day     date        not null,
    to_day       date        not null,
    institution  text        not null,
    state        smallint    not null,
    declared_at  timestamptz not null,
    declared_by  text        not null,
    memo         text        not null,
    primary key (bucket, serial),
    check (state in (0, 1)),
    check (division ~ '^\d{6}$'),
    check (from_day <= to_day)
);
create index referral_person on chronic.referral (bucket, person_no);
