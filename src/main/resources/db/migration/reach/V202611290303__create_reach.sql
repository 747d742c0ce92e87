create schema reach;

-- Of which kinds a place to collect medicine is; what is not here goes by its type.
create table reach.place (
    institution text   primary key,
    kinds       text[] not null
);

-- Townships and where their middle is, as the bureau told.
create table reach.township (
    code      text    primary key,
    name      text    not null,
    people    bigint  not null,
    longitude numeric not null,
    latitude  numeric not null,
    check (people >= 0)
);
