create schema portal;

-- How often each fact was told, by day (China time); kept by the consumer 'portal.counts'.
create table portal.day_count (
    day   date   not null,
    name  text   not null,
    total bigint not null,
    primary key (day, name)
) with (fillfactor = 50);

insert into shared.consumer (name, xid, id)
values ('portal.counts', '0', 0);
