-- of acct_fen (acct_pay): what accounts of the family paid (acct_mulaid_pay)
alter table settlement.settlement
    add column acct_mulaid_fen bigint not null default 0,
    add check (acct_mulaid_fen between least(acct_fen, 0) and greatest(acct_fen, 0));
