create schema sandbox;

-- Applications that integrators made for themselves, each with an institution of its own. The
-- client's key, so that the platform can sign what is tried on its pages; SM4 under the
-- application's secret, which lies in the registry.
create table sandbox.application (
    app_id      text        primary key,
    owner       text        not null,
    name        text        not null,
    institution text        not null,
    client_key  text        not null,
    created_at  timestamptz not null,
    keys_since  timestamptz not null,
    revoked_at  timestamptz
);
create index application_owner on sandbox.application (owner, created_at);
create sequence sandbox.institution_serial;

-- The last messages of these applications, shortened; kept a day.
create table sandbox.message (
    app_id      text        not null,
    serial      bigint      generated always as identity,
    received_at timestamptz not null,
    profile     text        not null,
    operation   text        not null,
    code        int         not null,
    millis      int         not null,
    request     text        not null,
    body        text        not null,
    answer      text        not null,
    output      text        not null,
    primary key (app_id, serial)
);
create index message_age on sandbox.message (received_at);
