create schema identity;

-- Private keys that sign bearer tokens, as JWK; one for each period (epoch seconds / key life).
create table identity.signing_key (
    period     bigint      primary key,
    key        text        not null,
    created_at timestamptz not null
);
