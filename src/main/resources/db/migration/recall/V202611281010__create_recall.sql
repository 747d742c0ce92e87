create schema recall;

-- Drugs that must no longer be used; an entry is only ever added, and lifted once.
-- Grade: 1 to 3, 药品召回管理办法 article 13. No batches: every batch.
create table recall.recall (
    id         text        not null primary key,
    region     text        not null,
    drug       text        not null,
    batches    text[]      not null,
    grade      smallint    not null,
    counts_from date        not null,
    chinese    text        not null,
    english    text        not null,
    source     text        not null,
    author     text        not null,
    stored_at  timestamptz not null,
    lifted_by  text        not null default '',
    lifted_at  timestamptz,
    check (grade between 1 and 3)
);
