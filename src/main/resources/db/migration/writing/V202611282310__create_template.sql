create schema writing;

-- What a doctor prescribes again and again: private to him, so his code leads the key.
create table writing.template (
    doctor   text        not null,
    id       uuid        not null,
    name     text        not null,
    content  text        not null,
    saved_at timestamptz not null,
    primary key (doctor, id)
);
