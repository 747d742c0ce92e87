create schema simulation;

-- The demo city that was built here, if any; written last, so a half-built one is built again.
create table simulation.city (
    one      boolean     primary key default true check (one),
    seed     text        not null,
    persons  int         not null,
    built_at timestamptz not null
);
