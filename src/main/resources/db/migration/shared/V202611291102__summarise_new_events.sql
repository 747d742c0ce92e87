-- Pages since the last vacuum are in no range of an index, and each look would read them all.
alter index shared.event_time set (autosummarize = on);
alter index shared.request_seen_age set (autosummarize = on);
