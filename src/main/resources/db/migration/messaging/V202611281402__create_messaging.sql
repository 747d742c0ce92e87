create schema messaging;

-- What goes out to another system, once per fact. State: 0 waiting, 1 sent, 2 dead, 3 dropped: by the
-- time it was due nobody needed it any more. The body is emptied when it has been sent or dropped.
-- Kind: infno of a push, or the kind of a text. Receiver: institution, or 'sms'.
create table messaging.message (
    id         bigint      generated always as identity primary key,
    receiver   text        not null,
    kind       text        not null,
    bucket     smallint    not null,
    number     bigint      not null,
    hi_rxno    text        not null,
    body       text        not null,
    told_at    timestamptz not null,
    not_before timestamptz not null,
    due_at     timestamptz not null,
    state      smallint    not null default 0,
    attempts   int         not null default 0,
    error      text        not null default '',
    ended_at   timestamptz,
    check (state between 0 and 3)
) with (fillfactor = 70);
create index message_due on messaging.message (receiver, due_at) where state = 0;
create index message_order on messaging.message (bucket, number, receiver, id) where state = 0;
create index message_dead on messaging.message (id) where state = 2;
create index message_receiver on messaging.message (receiver, id);
create index message_ended on messaging.message (ended_at) where state in (1, 3);

-- Messages of the inbox that a patient has read; the messages themselves are made of the event log.
create table messaging.inbox_read (
    bucket    smallint    not null,
    person_no text        not null,
    message   text        not null,
    read_at   timestamptz not null,
    primary key (bucket, person_no, message)
);

-- What the carrier that only pretends was given; a real one leaves it empty.
create table messaging.pretended_text (
    message  bigint      not null,
    phone    text        not null,
    content  text        not null,
    taken_at timestamptz not null,
    primary key (message)
);

-- Nothing is told of what happened before there was anybody to tell.
insert into shared.consumer (name, xid, id)
values ('messaging.relay', pg_snapshot_xmin(pg_current_snapshot()), 0);
