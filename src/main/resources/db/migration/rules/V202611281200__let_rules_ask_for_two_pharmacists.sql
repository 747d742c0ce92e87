-- What such a rule finds takes two pharmacists to approve.
alter table rules.bureau_rule
    add column two_persons boolean not null default false;
