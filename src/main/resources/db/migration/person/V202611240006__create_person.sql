create schema person;

create table person.person (
    bucket           smallint not null,
    person_no        text     not null,
    name             text     not null,
    cert_type        text     not null,
    certno           text     not null,
    birth_date       date     not null,
    sex              text     not null,
    insurance_type   text     not null,
    insured_division text     not null,
    person_type      text     not null,
    active           boolean  not null,
    primary key (bucket, person_no)
);

-- Identity document (01 …) and social-security card (90): from what is shown to whose it is.
create table person.certificate (
    type      text     not null,
    number    text     not null,
    bucket    smallint not null,
    person_no text     not null,
    primary key (type, number)
);

-- E-vouchers: the QR code that is shown, and the token that it stands for.
create table person.voucher (
    token      text        primary key,
    qr_code    text        not null unique,
    bucket     smallint    not null,
    person_no  text        not null,
    expires_at timestamptz not null
);
