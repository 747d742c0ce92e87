-- What reconciliations said about one settlement.
create index difference_settlement on reconciliation.difference (settlement);
