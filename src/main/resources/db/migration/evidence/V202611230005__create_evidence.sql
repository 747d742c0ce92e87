create schema evidence;

create table evidence.access (
    looked_at   timestamptz not null,
    role        text        not null,
    institution text        not null,
    actor       text        not null,
    operation   text        not null,
    subject     text        not null,
    purpose     text        not null
);
create index access_subject on evidence.access (subject, looked_at);
