-- What the rules looked at and said at D003.
-- Input: deflated JSON without the patient's name and numbers.
create table evidence.review_decision (
    bucket     smallint    not null,
    number     bigint      not null,
    decided_at timestamptz not null,
    digest     bytea       not null,
    input      bytea       not null,
    findings   text        not null,
    primary key (bucket, number)
);
