-- Each day's entries, counted, summed and digested (SM3) in their order, by hours of China time and
-- as a whole, chained to the day before.
create table ledger.seal (
    day          date        primary key,
    entries      bigint      not null,
    amount_fen   bigint      not null,
    hour_entries bigint[]    not null,
    hour_fens    bigint[]    not null,
    hour_digests text[]      not null,
    previous     text        not null,
    digest       text        not null,
    sealed_at    timestamptz not null,
    check (cardinality(hour_entries) = 24),
    check (cardinality(hour_fens) = 24),
    check (cardinality(hour_digests) = 24)
);

create trigger seal_stays
    before update or delete or truncate on ledger.seal
    for each statement execute function ledger.refuse_change();

-- entries come in the order of their time, so a few pages say where an hour lies
create index entry_time on ledger.entry using brin (booked_at) with (pages_per_range = 32);
