-- State 3: came back and may not be sold again (cold chain broken, damaged, lost on the way).
alter table stock.pack drop constraint pack_state_check;
alter table stock.pack add constraint pack_state_check check (state in (1, 2, 3));
