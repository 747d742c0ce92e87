-- Answers to requests with an Idempotency-Key, to be given again; kept two days.
create table portal.repeat (
    key         uuid        primary key,
    digest      bytea       not null,
    body        text        not null,
    answered_at timestamptz not null
);
create index repeat_age on portal.repeat using brin (answered_at);
