-- Whether issues need a release, whether one waits for it, whether the bridge supply was given.
alter table prescription.rx
    add column gated boolean not null default false,
    add column waiting boolean not null default false,
    add column bridged boolean not null default false;

-- What a bridge supply did not open yet.
alter table prescription.line
    add column withheld numeric(16, 4) not null default 0,
    add constraint line_withheld_check check (withheld between 0 and quantity - dispensed);
