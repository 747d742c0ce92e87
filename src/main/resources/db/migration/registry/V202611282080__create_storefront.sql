-- When a pharmacy is open and whether it delivers. Spans of the week, from opens to before closes,
-- are minutes since Monday 00:00 China time; the last may reach into the next week.
create table registry.storefront (
    institution     text   primary key references registry.institution,
    opens           int[]  not null,
    closes          int[]  not null,
    closed_days     date[] not null,
    delivery_told   boolean not null,
    radius_metres   int    not null,
    fee_fen         bigint not null,
    minimum_fen     bigint not null,
    minutes         int    not null,
    check (cardinality(opens) = cardinality(closes)),
    check (radius_metres >= 0 and fee_fen >= 0 and minimum_fen >= 0 and minutes >= 0)
);
create trigger storefront_changed after insert or update or delete or truncate
    on registry.storefront for each statement execute function registry.note_change();
