create schema registry;

-- One number that grows with every change: each node polls it and reads again when it differs.
create table registry.change (
    one    boolean primary key default true check (one),
    number bigint  not null
);
insert into registry.change (number) values (0);

-- Row lock on the one row: numbers grow in the order in which changes become visible.
create function registry.note_change() returns trigger
    language plpgsql
as
$$
begin
    update registry.change set number = number + 1;
    return null;
end
$$;

create table registry.institution (
    code            text             primary key,
    name            text             not null,
    type            text             not null,
    division        text             not null,
    level           text             not null,
    address         text             not null,
    longitude       double precision not null,
    latitude        double precision not null,
    designated_from date             not null,
    designated_to   date             not null,
    check (designated_from <= designated_to)
);
create trigger institution_changed after insert or update or delete or truncate
    on registry.institution for each statement execute function registry.note_change();

create table registry.practitioner (
    code            text primary key,
    name            text not null,
    kind            text not null,
    institution     text not null references registry.institution,
    department_code text not null,
    department_name text not null,
    title           text not null,
    certno          text not null,
    licensed_from   date not null,
    licensed_to     date not null,
    check (licensed_from <= licensed_to)
);
create trigger practitioner_changed after insert or update or delete or truncate
    on registry.practitioner for each statement execute function registry.note_change();

-- Secrets are sealed as the operator chose (docs/operate.md).
create table registry.application (
    app_id        text        primary key,
    app_secret    bytea       not null,
    institution   text        not null references registry.institution,
    public_key    text        not null,
    profile       text        not null,
    revoked       boolean     not null,
    registered_at timestamptz not null
);
create trigger application_changed after insert or update or delete or truncate
    on registry.application for each statement execute function registry.note_change();

create table registry.certificate (
    institution text  primary key references registry.institution,
    private_key bytea not null,
    certificate bytea not null,
    serial      text  not null,
    subject     text  not null
);
create trigger certificate_changed after insert or update or delete or truncate
    on registry.certificate for each statement execute function registry.note_change();

create table registry.platform_key (
    one         boolean primary key default true check (one),
    private_key bytea   not null
);
