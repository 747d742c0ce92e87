create schema delivery;

-- A parcel of one prescription by one pharmacy; delv_no is the pharmacy's own number.
create table delivery.parcel (
    bucket         smallint    not null,
    number         bigint      not null,
    institution    text        not null,
    delivery_no    text        not null,
    courier_no     text        not null,
    courier        text        not null,
    distance       numeric     not null,
    status         smallint    not null,
    status_at      timestamptz not null,
    version        int         not null,
    wrong_codes    int         not null,
    sign_digest    bytea       not null,
    opened_at      timestamptz not null,
    primary key (bucket, number, institution, delivery_no)
) with (fillfactor = 80);

-- Personal data lies apart: address, who carries it, the code that the recipient says, who signed.
create table delivery.contact (
    bucket       smallint not null,
    number       bigint   not null,
    institution  text     not null,
    delivery_no  text     not null,
    address      text     not null,
    carrier      text     not null,
    carrier_id   text     not null,
    carrier_tel  text     not null,
    sign_code    text     not null,
    signer       text     not null,
    signature    text     not null,
    primary key (bucket, number, institution, delivery_no)
);

-- What was reported, in the order it came; one message once.
create table delivery.report (
    bucket      smallint    not null,
    number      bigint      not null,
    institution text        not null,
    delivery_no text        not null,
    digest      bytea       not null,
    status      smallint    not null,
    described   text        not null,
    status_at   timestamptz not null,
    longitude   numeric,
    latitude    numeric,
    geo_type    text        not null,
    received_at timestamptz not null,
    primary key (bucket, number, institution, delivery_no, digest)
);

-- History is written once: not even a mistake of ours changes it.
create function delivery.keep_history() returns trigger
    language plpgsql
as
$$
begin
    raise exception 'delivery.report is append-only';
end
$$;
create trigger report_kept before update or delete or truncate
    on delivery.report for each statement execute function delivery.keep_history();
