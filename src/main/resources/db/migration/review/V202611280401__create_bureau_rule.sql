-- Rules that bureaus write; versions are only ever added.
-- Mode: 0 active, 1 shadow, 2 ended. Severity: 0 inform, 1 warn, 2 refuse.
create table review.bureau_rule (
    serial        bigint      generated always as identity,
    id            text        not null,
    version       text        not null,
    in_force_from date        not null,
    mode          smallint    not null,
    severity      smallint    not null,
    per_line      boolean     not null,
    expression    text        not null,
    chinese       text        not null,
    english       text        not null,
    source        text        not null,
    author        text        not null,
    stored_at     timestamptz not null,
    primary key (id, version),
    check (mode between 0 and 2),
    check (severity between 0 and 2)
);

-- What a rule in shadow would have said. changes: it weighs more than all that counted.
create table review.shadow_finding (
    bucket   smallint    not null,
    number   bigint      not null,
    rule     text        not null,
    version  text        not null,
    line     integer     not null,
    hi_rxno  text        not null,
    severity smallint    not null,
    changes  boolean     not null,
    found_at timestamptz not null,
    primary key (bucket, number, rule, version, line)
);
create index shadow_finding_rule on review.shadow_finding (rule, found_at);
