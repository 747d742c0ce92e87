-- How often it was tried to hand the parcel over, and where the recipient can be reached.
alter table delivery.parcel add column attempt smallint not null default 1;
alter table delivery.contact
    add column receiver text not null default '',
    add column phone text not null default '',
    add column longitude numeric,
    add column latitude numeric;

-- What a patient ordered to be brought; the parcel's version guards every change of it.
create table delivery.ordered (
    bucket         smallint    not null,
    number         bigint      not null,
    institution    text        not null,
    delivery_no    text        not null,
    hi_rxno        text        not null,
    division       text        not null,
    service        text        not null,
    cold           boolean     not null,
    metres         bigint      not null,
    fee_fen        bigint      not null,
    ordered_at     timestamptz not null,
    promised_until timestamptz not null,
    late           boolean     not null default false,
    sales          bigint[]    not null default '{}',
    own_rider      boolean     not null default false,
    temperature    numeric(4, 1),
    why            text        not null default '',
    goods_back_at  timestamptz,
    spoilt         text[]      not null default '{}',
    lost           boolean     not null default false,
    ended_at       timestamptz,
    primary key (bucket, number, institution, delivery_no),
    check (fee_fen >= 0)
) with (fillfactor = 80);
create unique index ordered_number on delivery.ordered (bucket, delivery_no);
create index ordered_open on delivery.ordered (institution, ordered_at) where ended_at is null;
create index ordered_late on delivery.ordered (promised_until) where ended_at is null and not late;
create index ordered_by_time on delivery.ordered (ordered_at);

-- What an order still has done for it: an outbox, seen to when it is due. Kind: 0 place it with
-- the courier, 1 call the courier off, 2 ask the courier, 3 goods and money back.
create table delivery.task (
    bucket      smallint    not null,
    delivery_no text        not null,
    kind        smallint    not null,
    division    text        not null,
    created_at  timestamptz not null,
    attempts    int         not null default 0,
    due_at      timestamptz,
    dead        boolean     not null default false,
    why         text        not null default '',
    primary key (bucket, delivery_no, kind)
) with (fillfactor = 80);
create index task_due on delivery.task (due_at) where due_at is not null;
create index task_dead on delivery.task (created_at) where dead;

-- The patients' address book: personal data, read by themselves alone.
create table delivery.address (
    bucket     smallint    not null,
    person_no  text        not null,
    id         bigint      not null,
    receiver   text        not null,
    phone      text        not null,
    address    text        not null,
    longitude  numeric     not null,
    latitude   numeric     not null,
    created_at timestamptz not null,
    primary key (bucket, person_no, id)
);
