-- Which issue of a repeat prescription the sale served: its lines may have gone elsewhere since.
alter table dispense.sale add column issue int not null default 1;

-- Goods that came back, message by message; the digest makes a repeated message harmless.
create table dispense.goods_return (
    bucket       smallint    not null,
    number       bigint      not null,
    goods_return bigint      not null,
    sale         bigint      not null,
    digest       bytea       not null,
    returned_at  timestamptz not null,
    reason       text        not null,
    items        text        not null,
    primary key (bucket, number, goods_return),
    unique (bucket, number, digest)
);
