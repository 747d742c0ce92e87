-- Counts the runs that made rows: figures that were counted since the last one still hold.
alter table cohort.sweep add column version bigint not null default 0;
