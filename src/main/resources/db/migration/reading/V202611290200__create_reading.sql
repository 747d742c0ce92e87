create schema reading;

-- A value at a moment. What a device measured is told once, whoever repeats it.
create table reading.reading (
    bucket      smallint       not null,
    person_no   text           not null,
    kind        text           not null,
    measured_at timestamptz    not null,
    device      text           not null,
    value       numeric(10, 4) not null,
    said        text           not null,
    source      smallint       not null,
    institution text           not null,
    actor       text           not null,
    recorded_at timestamptz    not null,
    primary key (bucket, person_no, kind, measured_at, device),
    check (source between 0 and 2)
);

-- What a doctor set for one patient; the highest version counts.
create table reading.threshold (
    bucket      smallint    not null,
    person_no   text        not null,
    kind        text        not null,
    version     int         not null,
    low         numeric(10, 4),
    high        numeric(10, 4),
    urgent_low  numeric(10, 4),
    urgent_high numeric(10, 4),
    doctor      text        not null,
    institution text        not null,
    reason      text        not null,
    set_at      timestamptz not null,
    primary key (bucket, person_no, kind, version),
    check (low is not null or high is not null)
);

-- A value out of its range, for the doctor who is responsible; '' when nobody was.
create table reading.alert (
    bucket          smallint       not null,
    id              bigint         not null,
    person_no       text           not null,
    kind            text           not null,
    measured_at     timestamptz    not null,
    value           numeric(10, 4) not null,
    low             numeric(10, 4),
    high            numeric(10, 4),
    urgent          boolean        not null,
    doctor          text           not null,
    institution     text           not null,
    raised_at       timestamptz    not null,
    acknowledged_at timestamptz,
    acknowledged_by text           not null,
    note            text           not null,
    primary key (bucket, id)
);
create index alert_open on reading.alert (institution, doctor, urgent desc, raised_at desc)
    where acknowledged_at is null;
create index alert_person on reading.alert (bucket, person_no, raised_at);
