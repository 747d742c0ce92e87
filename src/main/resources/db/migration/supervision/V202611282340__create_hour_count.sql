-- How often each fact was told, by institution and hour; kept by the consumer 'supervision.hours'.
create table supervision.hour_count (
    institution text        not null,
    hour        timestamptz not null,
    name        text        not null,
    total       bigint      not null,
    primary key (institution, hour, name)
) with (fillfactor = 70);

insert into shared.consumer (name, xid, id)
values ('supervision.hours', '0', 0);
