-- One pgbench "transaction" = one sale without a prescription = 1 commit, one server call.
\set p random(1, 200000)
SELECT lim.step_sale((:p)::bigint);
