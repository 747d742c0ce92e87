create schema chronic;

create table chronic.filing (
    bucket       smallint not null,
    person_no    text     not null,
    disease_code text     not null,
    disease_name text     not null,
    from_day     date     not null,
    to_day       date     not null,
    primary key (bucket, person_no, disease_code, from_day),
    check (from_day <= to_day)
);
