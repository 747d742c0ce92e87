-- What an institution reported as bought, row by row; the same row again is the same purchase.
create table inventory.purchase (
    bucket      smallint       not null,
    purchase    bigint         not null,
    no          int            not null,
    institution text           not null,
    digest      text           not null,
    drug_code   text           not null,
    quantity    numeric(16, 4) not null,
    price       numeric(16, 6) not null,
    supplier    text           not null,
    receipt     text           not null,
    bought_at   timestamptz    not null,
    reported_at timestamptz    not null,
    primary key (bucket, purchase, no),
    check (quantity > 0),
    check (price >= 0)
);
create unique index purchase_digest on inventory.purchase (bucket, institution, digest);
create index purchase_time on inventory.purchase (bucket, institution, bought_at);
create index sale_time on inventory.sale (bucket, institution, sold_at);
