-- What a task asks of who takes it, and by when. The clock stands while the doctor is asked
-- (asked_at). Some take two pharmacists: the first one's approval is kept for the second.
alter table review.task
    add column skills         text[]      not null default '{}',
    add column due_at         timestamptz not null default '-infinity',
    add column asked_at       timestamptz not null default '-infinity',
    add column told_overdue   boolean     not null default false,
    add column two_persons    boolean     not null default false,
    add column first_reviewer text        not null default '',
    add column first_name     text        not null default '',
    add column first_opinion  text        not null default '',
    add column first_at       timestamptz not null default '-infinity';
update review.task
set due_at = since + interval '15 minutes',
    asked_at = case when waits then now() else since end,
    first_at = since;
alter table review.task
    alter column due_at drop default,
    alter column asked_at drop default,
    alter column first_at drop default;
drop index review.task_open;
create index task_open on review.task (city, due_at, bucket, number) where state = 0;
create index task_held on review.task (holder) where state = 0 and holder <> '';
create index task_due on review.task (due_at) where state = 0 and not waits and not told_overdue;
