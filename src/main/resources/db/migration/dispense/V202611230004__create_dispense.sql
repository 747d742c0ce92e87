create schema dispense;

create table dispense.sale (
    bucket      smallint    not null,
    number      bigint      not null,
    sale        bigint      not null,
    sale_number text        not null,
    claim       bigint      not null,
    institution text        not null,
    settlement  bigint      not null,
    digest      bytea       not null,
    sold_at     timestamptz not null,
    items       text        not null,
    primary key (bucket, number, sale),
    unique (bucket, number, digest)
) with (fillfactor = 80);
