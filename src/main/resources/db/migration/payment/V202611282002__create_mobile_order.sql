-- Orders of mobile payment (6201 to 6401): what is bought is kept until it is settled.
create table payment.mobile_order (
    bucket      smallint    not null,
    serial      bigint      not null,
    institution text        not null,
    own_number  text        not null,
    digest      text        not null,
    person_no   text        not null,
    pay_token   text        not null,
    purchase    text        not null,
    fee_fen     bigint      not null,
    fund_fen    bigint      not null,
    account_fen bigint      not null,
    cash_fen    bigint      not null,
    settlement  bigint      not null default 0,
    revoked     boolean     not null default false,
    placed_at   timestamptz not null,
    primary key (bucket, serial),
    check (fee_fen = fund_fen + account_fen + cash_fen)
);
create unique index mobile_order_own on payment.mobile_order (institution, own_number);
