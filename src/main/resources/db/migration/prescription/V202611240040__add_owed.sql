-- What the line's settlement paid for and the patient does not have: it binds the line to its
-- holder until it is handed over or the settlement is undone.
alter table prescription.line
    add column owed numeric(16, 4) not null default 0,
    add constraint line_owed_check check (owed between 0 and quantity - dispensed and (owed = 0 or settlement <> 0));
