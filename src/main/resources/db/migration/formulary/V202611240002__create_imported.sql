-- Files that may not be shipped: the adopter brings them, ./yunfang import stores them.
create table formulary.imported_file (
    format      text        not null,
    digest      text        not null,
    file_name   text        not null,
    rows        int         not null,
    imported_at timestamptz not null,
    primary key (format, imported_at)
);

-- The rows in force: those of the newest file of each format.
create table formulary.imported_row (
    format text   not null,
    row_no int    not null,
    keys   text[] not null,
    fields jsonb  not null,
    primary key (format, row_no)
);
create index imported_row_keys on formulary.imported_row using gin (keys);
