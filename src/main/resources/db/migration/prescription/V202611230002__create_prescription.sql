create schema prescription;

-- The narrow, often updated row; everything wide lies in other tables.
create table prescription.rx (
    bucket           smallint    not null,
    number           bigint      not null,
    hi_rxno          text        not null,
    trace_code       text        not null,
    institution      text        not null,
    hospital_number  text        not null,
    person_no        text        not null,
    doctor           text        not null,
    department       text        not null,
    diagnosis        text        not null,
    prescribed_at    timestamptz not null,
    valid_days       int         not null,
    issues           int         not null,
    interval_days    int         not null,
    type             text        not null,
    business         text        not null,
    attribute        text        not null,
    long_term        boolean     not null,
    state            smallint    not null,
    issue            smallint    not null,
    version          int         not null,
    cancel_requested boolean     not null,
    effective_at     timestamptz not null,
    due_at           timestamptz not null,
    primary key (bucket, number),
    check (issues between 1 and 12),
    check (state between 1 and 8)
) with (fillfactor = 70);
create index rx_person on prescription.rx (bucket, person_no, prescribed_at);
create index rx_due on prescription.rx (due_at) where state in (1, 2, 3, 4);

create table prescription.line (
    bucket     smallint       not null,
    number     bigint         not null,
    issue      int            not null,
    line_no    int            not null,
    drug_code  text           not null,
    quantity   numeric(16, 4) not null,
    unit       text           not null,
    dispensed  numeric(16, 4) not null,
    state      smallint       not null,
    holder     text           not null,
    claim      bigint         not null,
    audited    boolean        not null,
    settlement bigint         not null,
    primary key (bucket, number, issue, line_no),
    check (dispensed between 0 and quantity),
    check (state between 0 and 6)
) with (fillfactor = 70);

-- The messages as received, canonical: 0 pre-check (D001), 1 upload (D003).
create table prescription.document (
    bucket smallint not null,
    number bigint   not null,
    kind   smallint not null,
    body   text     not null,
    digest bytea    not null,
    primary key (bucket, number, kind)
);

create table prescription.signature (
    bucket      smallint not null,
    number      bigint   not null,
    original    text     not null,
    sign_digest text     not null,
    cert_sn     text     not null,
    cert_dn     text     not null,
    file_digest bytea    not null,
    primary key (bucket, number)
);

create table prescription.file (
    bucket  smallint not null,
    number  bigint   not null,
    content bytea    not null,
    primary key (bucket, number)
);

-- hospRxno is unique in its institution whoever the patient is, so it has a table of its own.
create table prescription.hospital_number (
    institution     text     not null,
    hospital_number text     not null,
    bucket          smallint not null,
    number          bigint   not null,
    hi_rxno         text     not null,
    trace_code      text     not null,
    digest          bytea    not null,
    primary key (institution, hospital_number)
);
