create schema shared;

create sequence shared.id_block;

-- Ends the whole round trip when a guarded write touched another number of rows than it must.
create function shared.exactly(actual bigint, expected bigint, reason text) returns void
    language plpgsql
    volatile
as
$$
begin
    if actual <> expected then
        raise exception '[%]', reason using errcode = 'YF001';
    end if;
end
$$;

-- Append-only log of facts: outbox for consumers, history for people.
create table shared.event (
    bucket      smallint    not null,
    id          bigint      not null,
    number      bigint      not null,
    name        text        not null,
    occurred_at timestamptz not null,
    institution text        not null,
    actor       text        not null,
    facts       jsonb       not null,
    xid         xid8        not null default pg_current_xact_id(),
    primary key (bucket, number, id)
);
create index event_order on shared.event (xid, id);

-- How far each consumer has read the log.
create table shared.consumer (
    name text   primary key,
    xid  xid8   not null,
    id   bigint not null
);

-- Digests of signed messages, against replay.
create table shared.request_seen (
    key     uuid        primary key,
    seen_at timestamptz not null
);
create index request_seen_age on shared.request_seen using brin (seen_at);
