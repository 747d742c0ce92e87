-- the claim is part of the answer; beside it stands what the year had used up before
alter table settlement.detail rename column claim to used_before;
