-- Where a person wants short messages; null when he wants none.
alter table person.person
    add column phone text check (phone ~ '^1[0-9]{10}$');
create index person_with_phone on person.person (bucket, person_no) where phone is not null;
