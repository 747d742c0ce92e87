-- The doctor's own list, newest first. Neither column ever changes, so updates of state stay HOT.
create index rx_doctor on prescription.rx (doctor, prescribed_at desc, number desc);
