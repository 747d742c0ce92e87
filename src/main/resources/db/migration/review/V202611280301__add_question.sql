-- A question to the doctor takes the task off the work list until it is answered. A refusal may
-- be a suggestion: its opinion says what to change.
alter table review.task
    add column waits     boolean not null default false,
    add column question  text    not null default '',
    add column answer    text    not null default '',
    add column suggested boolean not null default false;
