create schema bank;

-- What the bank that only pretends was asked; a real one leaves it empty. State: 0 done (pending
-- until done_at), 1 declined, 3 the request got lost. Original: of a refund, the order.
create table bank.pretended_order (
    number     text        not null,
    original   text        not null,
    token      text        not null,
    amount_fen bigint      not null,
    state      smallint    not null,
    done_at    timestamptz not null,
    asked_at   timestamptz not null,
    primary key (number),
    check (amount_fen > 0),
    check (state in (0, 1, 3))
);

-- What it calls back.
create table bank.pretended_notice (
    number     text        not null,
    no         int         not null,
    state      smallint    not null,
    amount_fen bigint      not null,
    due_at     timestamptz not null,
    sent_at    timestamptz,
    primary key (number, no)
);
create index pretended_notice_due on bank.pretended_notice (due_at) where sent_at is null;
