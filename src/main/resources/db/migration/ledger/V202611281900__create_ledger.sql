-- The ledger is no longer of settlements alone: whoever moves money books here.
create schema ledger;

alter table settlement.entry set schema ledger;
alter function settlement.refuse_change() set schema ledger;

-- bank: what lies at a bank; prepaid: paid to an institution in advance; region: owed between
-- places of insurance
alter table ledger.entry
    drop constraint entry_debit_check,
    drop constraint entry_credit_check,
    add constraint entry_debit_check check
        (debit ~ '^(fund|account|institution|cash|bank|prepaid|region):[0-9A-Za-z:]+$'),
    add constraint entry_credit_check check
        (credit ~ '^(fund|account|institution|cash|bank|prepaid|region):[0-9A-Za-z:]+$');
