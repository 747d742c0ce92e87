-- Whose year was played in this city; a city has one, for which its clock goes back once.
create table simulation.year (
    one       boolean     primary key default true check (one),
    person_no text        not null,
    began_at  timestamptz not null
);
