-- What of the quantity is put aside: the sum of stock.hold, changed in the same commit.
alter table stock.item
    add column held numeric(16, 4) not null default 0 check (held >= 0);

-- Goods that a pharmacy keeps for one line of a prescription at a promised price; a line has one
-- hold at a time. Lines chosen together share the number of their hold.
create table stock.hold (
    bucket         smallint       not null,
    number         bigint         not null,
    line           int            not null,
    hold           bigint         not null,
    hi_rxno        text           not null,
    pharmacy       text           not null,
    drug_code      text           not null,
    quantity       numeric(16, 4) not null,
    price          numeric(16, 6) not null,
    hospital_price numeric(16, 6) not null,
    held_at        timestamptz    not null,
    due_at         timestamptz    not null,
    primary key (bucket, number, line),
    check (quantity > 0),
    check (price >= 0)
);
create index hold_due on stock.hold (due_at);
create index hold_pharmacy on stock.hold (pharmacy, due_at);
