-- What the rules told the doctor at the pre-check: the same content again gets the same answer.
alter table prescription.hospital_number
    add column alerts text not null default '[]';
