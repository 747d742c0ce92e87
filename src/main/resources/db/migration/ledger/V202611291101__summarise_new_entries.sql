-- Pages since the last vacuum are in no range of the index, and each look reads them all: of an
-- append-only table that is up to a fifth of it.
alter index ledger.entry_time set (autosummarize = on);
select brin_summarize_new_values('ledger.entry_time');
