-- What was taken from cards for the institution in the month, less what went back to them: fixed by
-- the decision and part of the order to the bank.
alter table clearing.application
    add column card_fen bigint not null default 0;

-- card_fen: of the amount, out of the accounts at which the cards' money lies. An order that pays
-- the institution nothing may still move money between the two.
alter table clearing.payment
    add column card_fen bigint not null default 0,
    drop constraint payment_amount_fen_check,
    add check (amount_fen <> 0 or card_fen <> 0),
    add check (application <> 0 or card_fen = 0);
