-- Cases made up to see whether reviewers find what is wrong with them. They are tasks of the work
-- list and nothing else: there is no prescription of that number.
create table quality.planted (
    bucket      smallint    not null,
    number      bigint      not null,
    hi_rxno     text        not null,
    case_id     text        not null,
    city        text        not null,
    content     text        not null,
    planted_at  timestamptz not null,
    planted_by  text        not null,
    open        boolean     not null,
    primary key (bucket, number)
);
create index planted_open on quality.planted (city, planted_at) where open;

-- planted: kind of the case, '' for a prescription. caught: it was decided as it had to be.
alter table quality.look
    add column planted text    not null default '',
    add column caught  boolean not null default false;
