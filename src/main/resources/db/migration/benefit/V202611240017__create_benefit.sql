create schema benefit;

-- A version once loaded never changes: settlements are explained by it years later.
create table benefit.policy (
    region    text  not null,
    insutype  text  not null,
    med_type  text  not null,
    psn_type  text  not null,
    level     text  not null,
    version   text  not null,
    from_day  date  not null,
    to_day    date  not null,
    body      jsonb not null,
    primary key (region, insutype, med_type, psn_type, level, version),
    check (from_day <= to_day)
);
