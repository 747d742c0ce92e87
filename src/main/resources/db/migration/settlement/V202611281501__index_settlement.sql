-- the statement of an institution: what it settled, by time
create index settlement_institution on settlement.settlement (institution, settled_at);
