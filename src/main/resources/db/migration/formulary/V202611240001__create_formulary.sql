create schema formulary;

-- Versions by date: a row is in force from valid_from to valid_to, both included. A loaded edition
-- closes what it no longer contains and never changes what was in force on an earlier day.
create table formulary.drug (
    code              text           not null,
    valid_from        date           not null,
    valid_to          date           not null,
    generic_name      text           not null,
    brand_name        text           not null,
    dosage_form       text           not null,
    spec              text           not null,
    manufacturer      text           not null,
    item_type         text           not null,
    class_code        text           not null,
    pack_unit         text           not null,
    unit_count        int            not null,
    minimum_unit      text           not null,
    dose_unit         text           not null,
    pay_class         text           not null,
    first_pay_share   numeric(5, 4)  not null,
    price_cap         numeric(16, 6),
    reference_price   numeric(16, 6) not null,
    circulates        boolean        not null,
    withheld          text           not null,
    dual_channel      boolean        not null,
    negotiated        boolean        not null,
    prescription_only boolean        not null,
    restriction       text           not null,
    agreement_end     date,
    derivation        text           not null,
    fingerprint       text           not null,
    primary key (code, valid_from),
    check (valid_from <= valid_to),
    check (item_type in ('11', '12', '13')),
    check (pay_class in ('A', 'B', 'C')),
    check (first_pay_share between 0 and 1),
    check (reference_price > 0 and price_cap > 0),
    check (circulates = (withheld = '')),
    check (unit_count > 0)
);

-- One official restriction of a drug, found by generic name or by the head of its code.
create table formulary.drug_limit (
    generic_name text not null,
    code_head    text not null,
    kind         text not null,
    value        text not null,
    valid_from   date not null,
    valid_to     date not null,
    description  text not null,
    source       text not null,
    fingerprint  text not null,
    primary key (generic_name, code_head, kind, value, source, valid_from),
    check (valid_from <= valid_to)
);

-- Code tables: diagnoses, chronic diseases, divisions, frequencies, routes, field values …
create table formulary.term (
    list        text not null,
    code        text not null,
    valid_from  date not null,
    valid_to    date not null,
    name        text not null,
    parent      text not null,
    detail      text not null,
    fingerprint text not null,
    primary key (list, code, valid_from),
    check (valid_from <= valid_to)
);

-- Which reference file was loaded when; the newest digest of a file is the one in force.
create table formulary.edition (
    file      text        not null,
    digest    text        not null,
    loaded_at timestamptz not null,
    primary key (file, loaded_at)
);
