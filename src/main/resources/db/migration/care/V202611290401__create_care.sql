create schema care;

-- A contract with a family doctor (家庭医生签约). State: 0 offered, 1 in force, 2 declined, 3 ended.
-- plan_at: when its follow-up plan is looked at next.
create table care.contract (
    bucket       smallint    not null,
    serial       bigint      not null,
    person_no    text        not null,
    doctor       text        not null,
    institution  text        not null,
    package      text        not null,
    from_day     date        not null,
    to_day       date        not null,
    state        smallint    not null,
    by_patient   boolean     not null,
    renews       bigint      not null,
    offered_at   timestamptz not null,
    answered_at  timestamptz,
    ended_at     timestamptz,
    end_reason   text        not null,
    plan_at      timestamptz,
    primary key (bucket, serial),
    check (state between 0 and 3),
    check (from_day <= to_day)
);
create index contract_person on care.contract (bucket, person_no);
create index contract_doctor on care.contract (institution, doctor, serial);
create index contract_plan on care.contract (plan_at) where plan_at is not null;
create unique index contract_offered on care.contract (bucket, person_no, doctor) where state = 0;

-- The one contract that is in force for a person.
create table care.standing (
    bucket    smallint not null,
    person_no text     not null,
    contract  bigint   not null,
    primary key (bucket, person_no)
);

-- A visit that a follow-up plan asks for. State: 0 due, 1 made, 2 cancelled. Control: 0 not judged,
-- 1 controlled, 2 not controlled, 3 danger. What its forms say together is kept as answers.
create table care.visit (
    bucket      smallint    not null,
    serial      bigint      not null,
    contract    bigint      not null,
    person_no   text        not null,
    guideline   text        not null,
    doctor      text        not null,
    institution text        not null,
    due_day     date        not null,
    state       smallint    not null,
    control     smallint    not null,
    made_at     timestamptz,
    answers     jsonb       not null,
    version     int         not null,
    primary key (bucket, serial),
    check (state between 0 and 2),
    check (control between 0 and 3)
) with (fillfactor = 80);
create unique index visit_due on care.visit (bucket, person_no, guideline) where state = 0;
create index visit_person on care.visit (bucket, person_no, guideline, made_at);
create index visit_work on care.visit (institution, due_day, serial) where state = 0;

-- What a device wrote about a visit, as it was written; nothing is ever changed or removed.
create table care.form (
    bucket       smallint    not null,
    id           uuid        not null,
    visit        bigint      not null,
    device       text        not null,
    counter      bigint      not null,
    written_at   timestamptz not null,
    corrected_at timestamptz not null,
    received_at  timestamptz not null,
    institution  text        not null,
    actor        text        not null,
    finished     boolean     not null,
    answers      jsonb       not null,
    primary key (bucket, id)
);
create unique index form_counter on care.form (bucket, visit, device, counter);

-- What a visit found is put to a hospital's doctor. State: 0 open, 1 answered.
create table care.escalation (
    bucket         smallint    not null,
    serial         bigint      not null,
    visit          bigint      not null,
    person_no      text        not null,
    institution    text        not null,
    doctor         text        not null,
    to_institution text        not null,
    findings       jsonb       not null,
    danger         boolean     not null,
    state          smallint    not null,
    raised_at      timestamptz not null,
    answered_at    timestamptz,
    answered_by    text        not null,
    advice         text        not null,
    answer         text        not null,
    primary key (bucket, serial),
    check (state in (0, 1))
);
create unique index escalation_visit on care.escalation (bucket, visit);
create index escalation_received on care.escalation (to_institution, state, serial);
create index escalation_raised on care.escalation (institution, serial);
create index escalation_person on care.escalation (bucket, person_no);
