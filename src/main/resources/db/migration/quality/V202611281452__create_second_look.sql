-- That somebody has looked a second time at an approval that came too fast; the first one who did stays.
create table quality.second_look (
    bucket    smallint    not null,
    number    bigint      not null,
    look      bigint      not null,
    looked_by text        not null,
    looked_at timestamptz not null,
    note      text        not null,
    primary key (bucket, number, look)
);
