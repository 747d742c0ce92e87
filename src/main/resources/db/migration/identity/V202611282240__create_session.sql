-- A person's browser; the cookie itself is stored nowhere, only its SHA-256.
create table identity.session (
    digest      bytea       primary key,
    role        text        not null,
    -- code of the institution, or the division that a bureau is for; '' for none
    institution text        not null,
    actor       text        not null,
    started_at  timestamptz not null,
    used_at     timestamptz not null,
    until_at    timestamptz not null,
    ended_at    timestamptz
) with (fillfactor = 80);

-- what is over is deleted some time later
create index session_until on identity.session (until_at);
