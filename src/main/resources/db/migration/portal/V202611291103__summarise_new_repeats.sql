-- Pages since the last vacuum are in no range of the index, and each look would read them all.
alter index portal.repeat_age set (autosummarize = on);
