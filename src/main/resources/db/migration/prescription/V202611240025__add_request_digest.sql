-- What D002 was asked to sign, so that asking again gives the same answer.
alter table prescription.signature
    add column request_digest bytea not null default '\x';
