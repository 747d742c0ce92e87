-- Ends the whole round trip: a guarded write touched another number of rows than it must. Called
-- only then, so that a write that did what it should does not pay for the call.
create function shared.refuse(reason text) returns boolean
    language plpgsql
    volatile
as
$$
begin
    raise exception '[%]', reason using errcode = 'YF001';
end
$$;

drop function shared.exactly(bigint, bigint, text);
