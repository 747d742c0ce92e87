create schema stock;

-- What a pharmacy last told of one drug, less what it sold since.
create table stock.item (
    pharmacy    text           not null,
    drug_code   text           not null,
    quantity    numeric(16, 4) not null,
    price       numeric(16, 6) not null,
    reported_at timestamptz    not null,
    primary key (pharmacy, drug_code),
    check (quantity >= 0),
    check (price >= 0)
) with (fillfactor = 80);

-- One row per pack that was ever sold: who may still sell it. Distributed by trace code, so it is
-- unique whoever sells it. State: 1 sold, 2 taken back.
create table stock.pack (
    trace_code text     primary key,
    drug_code  text     not null,
    pharmacy   text     not null,
    split      boolean  not null,
    state      smallint not null,
    sale       bigint   not null,
    check (state in (1, 2)),
    check (not split or state = 1)
) with (fillfactor = 80);

-- Every sale of a pack, or of a part of it; distributed by trace code too.
create table stock.pack_sale (
    trace_code  text        not null,
    sale        bigint      not null,
    drug_code   text        not null,
    pharmacy    text        not null,
    bucket      smallint    not null,
    number      bigint      not null,
    split       boolean     not null,
    sold_at     timestamptz not null,
    returned_at timestamptz,
    primary key (trace_code, sale)
) with (fillfactor = 80);
