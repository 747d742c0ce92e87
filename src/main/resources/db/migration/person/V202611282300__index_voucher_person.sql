-- A patient's own page shows his e-voucher.
create index voucher_person on person.voucher (bucket, person_no);
