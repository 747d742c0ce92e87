create schema payment;

-- Bound bank cards: the bank's token, never the card's own number.
create table payment.card (
    bucket     smallint    not null,
    serial     bigint      not null,
    person_no  text        not null,
    token      text        not null,
    bound_at   timestamptz not null,
    unbound_at timestamptz,
    primary key (bucket, serial),
    check (token ~ '^[0-9A-Za-z]{16,64}$' and token ~ '[A-Za-z]')
);
create unique index card_bound on payment.card (bucket, person_no, token) where unbound_at is null;

-- State: 0 created, 1 paying, 2 failed, 3 paid, 4 revoking, 5 reversed, 6 refunding, 7 refunded,
-- 8 repaid in another way.
-- Due: when the bank is asked next; a dead one is asked no more until somebody sees to it.
create table payment.payment (
    bucket       smallint    not null,
    serial       bigint      not null,
    settlement   bigint      not null,
    subject      bigint      not null,
    person_no    text        not null,
    institution  text        not null,
    division     text        not null,
    token        text        not null,
    amount_fen   bigint      not null,
    state        smallint    not null default 0,
    version      int         not null default 0,
    refund_round int         not null default 0,
    attempts     int         not null default 0,
    dead         boolean     not null default false,
    why          text        not null default '',
    created_at   timestamptz not null,
    changed_at   timestamptz not null,
    due_at       timestamptz,
    primary key (bucket, serial),
    check (amount_fen > 0),
    check (state between 0 and 8),
    check (refund_round between 0 and 99),
    -- whatever is not at its end is seen to by the outbox or by a clerk
    check (state in (3, 5, 7, 8) or dead or due_at is not null),
    check (not dead or due_at is null)
) with (fillfactor = 70);
-- a settlement is paid once
create unique index payment_live on payment.payment (bucket, settlement) where state < 4;
create index payment_settlement on payment.payment (bucket, settlement);
create index payment_due on payment.payment (due_at) where due_at is not null;
create index payment_dead on payment.payment (serial) where dead;
