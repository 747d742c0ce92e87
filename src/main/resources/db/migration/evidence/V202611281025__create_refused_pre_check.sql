-- Pre-checks that the rules refused: what they looked at and said. The same content again is kept
-- once. Input: deflated JSON without the patient's name and numbers.
create table evidence.refused_pre_check (
    institution     text        not null,
    hospital_number text        not null,
    digest          bytea       not null,
    decided_at      timestamptz not null,
    input           bytea       not null,
    findings        text        not null,
    primary key (institution, hospital_number, digest)
);
