create schema review;

-- Prescriptions that a pharmacist must look at. State: 0 open, 1 approved, 2 rejected, 3 withdrawn.
create table review.task (
    bucket        smallint    not null,
    number        bigint      not null,
    hi_rxno       text        not null,
    institution   text        not null,
    city          text        not null,
    since         timestamptz not null,
    findings      text        not null,
    state         smallint    not null,
    holder        text        not null,
    held_until    timestamptz not null,
    reviewer      text        not null,
    reviewer_name text        not null,
    opinion       text        not null,
    decided_at    timestamptz not null,
    primary key (bucket, number),
    check (state between 0 and 3)
) with (fillfactor = 80);
create index task_open on review.task (city, since, bucket, number) where state = 0;
