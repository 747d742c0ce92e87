-- Who holds several tasks at once looks at one of them: the others are found by when they ended.
create index hold_reviewer on review.hold (reviewer, ended_at);
