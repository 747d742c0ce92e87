-- statements of one account: what stands on either of its sides, by time
create index entry_debit on settlement.entry (debit, booked_at);
create index entry_credit on settlement.entry (credit, booked_at);
