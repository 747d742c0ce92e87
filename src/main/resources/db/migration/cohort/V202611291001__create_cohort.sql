create schema cohort;

-- Whose rows are made again, and when. claim: the run that makes them, 0 when none; every change of
-- a source touches the row, so that a run which began before it does not count for it.
create table cohort.patient (
    bucket      smallint    not null,
    person_no   text        not null,
    due_at      timestamptz not null,
    claim       bigint      not null,
    computed_at timestamptz,
    primary key (bucket, person_no)
) with (fillfactor = 70);
create index patient_due on cohort.patient (due_at);

-- When persons filed by import were last looked for; one row.
create table cohort.sweep (
    one      boolean     primary key check (one),
    swept_at timestamptz not null
);
insert into cohort.sweep (one, swept_at) values (true, 'epoch');

-- The registry (慢病登记): a person and a disease filed for. Control: 0 not measured, 1 controlled,
-- 2 not controlled; adherent: 0 unknown, 1 yes, 2 no. Classes are drug classes (ATC) of the disease
-- and class_adherent what is true of each; courses says more of them.
create table cohort.entry (
    bucket         smallint    not null,
    person_no      text        not null,
    disease        text        not null,
    division       text        not null,
    township       text        not null,
    birth_date     date        not null,
    sex            text        not null,
    institution    text        not null,
    doctor         text        not null,
    carers         text[]      not null,
    severity       text        not null,
    control        smallint    not null,
    measures       jsonb       not null,
    measured_at    timestamptz,
    adherent       smallint    not null,
    covered        int         not null,
    period         int         not null,
    gap_now        int         not null,
    gap_longest    int         not null,
    classes        text[]      not null,
    class_adherent int[]       not null,
    courses        jsonb       not null,
    generics       text[]      not null,
    all_generics   int         not null,
    collected_on   date,
    next_issue_on  date,
    urgency        int         not null,
    computed_at    timestamptz not null,
    primary key (bucket, person_no, disease),
    check (control between 0 and 2),
    check (adherent between 0 and 2),
    check (covered between 0 and period)
);
create index entry_urgency on cohort.entry (urgency desc, bucket, person_no, disease);
create index entry_carers on cohort.entry using gin (carers);

insert into shared.consumer (name, xid, id)
values ('cohort.changes', '0', 0);
