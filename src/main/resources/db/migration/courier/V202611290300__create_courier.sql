create schema courier;

-- Orders of the courier that only pretends; heard says whether the order arrived at all.
create table courier.pretended_order (
    number    text        primary key,
    kind      text        not null,
    heard     boolean     not null,
    placed_at timestamptz not null
);

-- What happens on its way and when it calls back about it; never when tell_at is null.
create table courier.pretended_notice (
    number     text        not null,
    no         int         not null,
    attempt    int         not null,
    status     smallint    not null,
    happens_at timestamptz not null,
    longitude  numeric,
    latitude   numeric,
    why        text        not null,
    signature  text        not null,
    signer     text        not null,
    tell_at    timestamptz,
    sent_at    timestamptz,
    primary key (number, no)
);
create index pretended_notice_due on courier.pretended_notice (tell_at) where sent_at is null;

create table courier.pretended_key (
    one         boolean primary key default true check (one),
    private_key text    not null
);
