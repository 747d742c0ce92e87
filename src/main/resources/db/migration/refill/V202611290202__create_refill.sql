create schema refill;

-- What issues after the first wait for; each time it is set is a version.
create table refill.plan (
    bucket      smallint    not null,
    number      bigint      not null,
    version     int         not null,
    person_no   text        not null,
    criteria    jsonb       not null,
    fresh_days  int         not null,
    bridge_days int         not null,
    set_by      text        not null,
    set_at      timestamptz not null,
    primary key (bucket, number, version),
    check (fresh_days between 1 and 90),
    check (bridge_days between 0 and 14)
);
create index plan_person on refill.plan (bucket, person_no);

-- An issue that waits: why 1 out of range, 2 missing; state 0 waiting, 1 asked, 2 released,
-- 3 stopped, 4 opened, 5 over.
create table refill.wait (
    bucket      smallint    not null,
    number      bigint      not null,
    issue       int         not null,
    hi_rxno     text        not null,
    person_no   text        not null,
    doctor      text        not null,
    institution text        not null,
    why         smallint    not null,
    seen        jsonb       not null,
    bridged     boolean     not null,
    state       smallint    not null,
    since       timestamptz not null,
    reminded_at timestamptz not null,
    until       timestamptz not null,
    decided_by  text        not null,
    decided_at  timestamptz,
    reason      text        not null,
    primary key (bucket, number, issue),
    check (why in (1, 2)),
    check (state between 0 and 5)
);
create index wait_doctor on refill.wait (institution, doctor) where state in (0, 1);
create index wait_person on refill.wait (bucket, person_no) where state in (0, 1);

-- Issues that closed although nobody had fetched anything of them.
create table refill.uncollected (
    bucket      smallint    not null,
    number      bigint      not null,
    issue       int         not null,
    hi_rxno     text        not null,
    person_no   text        not null,
    doctor      text        not null,
    institution text        not null,
    closed_at   timestamptz not null,
    primary key (bucket, number, issue)
);
create index uncollected_doctor on refill.uncollected (institution, doctor, closed_at);

-- Requests of patients: state 0 asked, 1 renewed, 2 refused.
create table refill.renewal (
    bucket      smallint    not null,
    serial      bigint      not null,
    number      bigint      not null,
    hi_rxno     text        not null,
    person_no   text        not null,
    doctor      text        not null,
    institution text        not null,
    note        text        not null,
    state       smallint    not null,
    asked_at    timestamptz not null,
    started_at  timestamptz not null,
    answered_at timestamptz,
    answer      text        not null,
    primary key (bucket, serial),
    check (state between 0 and 2)
);
create unique index renewal_open on refill.renewal (bucket, number) where state = 0;
create index renewal_person on refill.renewal (bucket, person_no, asked_at);
create index renewal_doctor on refill.renewal (institution, doctor, asked_at) where state = 0;
