-- One rule may say two things of one line: an interaction with each of two other drugs.
-- gist: SM3 of what it says without its figures; '' in rows from before.
alter table supervision.alert
    add column gist text not null default '',
    drop constraint alert_pkey,
    add primary key (bucket, number, rule, version, line, gist);
