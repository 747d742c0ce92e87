-- What a pharmacy fetched, the newest first: the list at its counter.
create index claim_institution on circulation.claim (institution, claim);
