create schema inventory;

-- What an institution reported as sold (3505), row by row. Rows of a prescription that circulated
-- name the hand-over they tell of once more (dispensed); those of others were booked with it.
create table inventory.sale (
    bucket         smallint       not null,
    sale           bigint         not null,
    no             int            not null,
    institution    text           not null,
    digest         text           not null,
    drug_code      text           not null,
    quantity       numeric(16, 4) not null,
    returned       numeric(16, 4) not null default 0,
    price          numeric(16, 6) not null,
    split          boolean        not null,
    trace_codes    text[]         not null,
    returned_codes text[]         not null default '{}',
    batch_number   text           not null,
    lot            text           not null,
    receipt        text           not null,
    person_no      text           not null,
    rx_number      text           not null,
    setl_id        text           not null,
    dispensed      text           not null,
    sold_at        timestamptz    not null,
    reported_at    timestamptz    not null,
    primary key (bucket, sale, no),
    check (quantity > 0),
    check (returned between 0 and quantity)
) with (fillfactor = 80);
-- the same row again is the same sale
create unique index sale_digest on inventory.sale (bucket, institution, digest);
create index sale_settlement on inventory.sale (bucket, institution, setl_id) where setl_id <> '';
create index sale_prescription on inventory.sale (bucket, institution, rx_number)
    where rx_number <> '';
create index sale_batch on inventory.sale (bucket, institution, drug_code, batch_number);
create index sale_pack on inventory.sale using gin (trace_codes);

-- What came back of it (3506); the digest makes a repeated message harmless.
create table inventory.goods_return (
    bucket       smallint       not null,
    goods_return bigint         not null,
    no           int            not null,
    sale         bigint         not null,
    sale_no      int            not null,
    institution  text           not null,
    digest       text           not null,
    quantity     numeric(16, 4) not null,
    codes        text[]         not null,
    returned_at  timestamptz    not null,
    reported_at  timestamptz    not null,
    memo         text           not null,
    primary key (bucket, goods_return, no),
    check (quantity > 0)
);
create unique index return_digest on inventory.goods_return (bucket, institution, digest);

-- Serialises what is reported under one settlement or prescription, so that no more is than it has.
create table inventory.subject (
    bucket      smallint not null,
    institution text     not null,
    subject     text     not null,
    version     int      not null,
    primary key (bucket, institution, subject)
) with (fillfactor = 70);
