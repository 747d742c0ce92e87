-- The facts of an hour. The log grows by time, so a block range index finds them and costs writers
-- next to nothing.
create index event_time on shared.event using brin (occurred_at)
    with (pages_per_range = 32, autosummarize = on);
