-- Who lets whose purchases be paid from his personal account (家庭共济). It lies with the member who
-- buys; serial gives the order in which accounts pay. Version guards limits and end: a settlement
-- that read a link changes it, so one that ended meanwhile pays nothing.
create table person.family_link (
    bucket         smallint    not null,
    serial         bigint      not null,
    slot           smallint    not null,
    member_no      text        not null,
    owner_bucket   smallint    not null,
    owner_no       text        not null,
    relation       text        not null,
    from_day       date        not null,
    to_day         date        not null,
    year_limit_fen bigint,
    use_limit_fen  bigint,
    linked_at      timestamptz not null,
    ended_at       timestamptz,
    version        int         not null,
    use_year       int         not null,
    used_fen       bigint      not null,
    primary key (bucket, serial),
    check (slot between 1 and 8),
    check (member_no <> owner_no),
    check (from_day <= to_day),
    check (year_limit_fen > 0),
    check (use_limit_fen > 0),
    check (used_fen >= 0)
) with (fillfactor = 70);
create unique index family_link_slot on person.family_link (bucket, member_no, slot)
    where ended_at is null;
create unique index family_link_pair on person.family_link (bucket, member_no, owner_no)
    where ended_at is null;
create index family_link_owner on person.family_link (owner_no);
