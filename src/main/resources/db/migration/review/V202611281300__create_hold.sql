-- Who looked at a task from when to when. Taking it again moves the end; letting go, asking and
-- deciding bring it forward.
create table review.hold (
    bucket   smallint    not null,
    number   bigint      not null,
    reviewer text        not null,
    taken_at timestamptz not null,
    ended_at timestamptz not null,
    primary key (bucket, number, reviewer, taken_at)
);
