create schema quality;

-- Evidence of one decision of one reviewer; rows are only ever added.
-- Ruling: 0 approve, 1 reject, 2 ask, 3 suggest. shown_seconds: what the client says, -1 nothing.
create table quality.look (
    bucket        smallint    not null,
    number        bigint      not null,
    id            bigint      not null,
    hi_rxno       text        not null,
    institution   text        not null,
    division      text        collate "C" not null,
    reviewer      text        not null,
    ruling        smallint    not null,
    opened_at     timestamptz not null,
    decided_at    timestamptz not null,
    looked_ms     bigint      not null,
    shown_seconds integer     not null,
    lines         integer     not null,
    detail        boolean     not null,
    warned        integer     not null,
    overridden    integer     not null,
    too_fast      boolean     not null,
    opinion       text        not null,
    primary key (bucket, number, id),
    check (ruling between 0 and 3),
    check (overridden between 0 and warned)
);
create index look_day on quality.look (division, decided_at);
create index look_reviewer on quality.look (reviewer, decided_at);
create index look_fast on quality.look (division, decided_at, id) where too_fast;

-- What each alert that was shown got for an answer.
-- Severity: 0 inform, 1 warn, 2 refuse. Action: 0 seen, 1 accepted, 2 overridden, 3 asked about.
create table quality.alert (
    bucket      smallint    not null,
    number      bigint      not null,
    look        bigint      not null,
    position    integer     not null,
    institution text        not null,
    division    text        collate "C" not null,
    reviewer    text        not null,
    decided_at  timestamptz not null,
    rule        text        not null,
    version     text        not null,
    line        integer     not null,
    severity    integer     not null,
    action      integer     not null,
    reason      text        not null,
    primary key (bucket, number, look, position),
    check (severity between 0 and 2),
    check (action between 0 and 3)
);
create index alert_day on quality.alert (division, decided_at);
create index alert_reviewer on quality.alert (reviewer, decided_at);
