-- How long a line lasts and when it was last handed over: what a patient still has at home.
alter table prescription.line
    add column days numeric(8, 2) not null default 0,
    add column handed_over_at timestamptz;
