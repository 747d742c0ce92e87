-- Persons with one finished prescription of three lines each, and one in a thousand with ten
-- effective ones of three. Needs :persons; rows as the platform's own migrations lay them out.
insert into prescription.rx
select p % 1024, p * 16 + n, lpad((p * 16 + n)::text, 30, '3'), lpad((p * 16 + n)::text, 20, '0'),
       'H' || lpad((p % 5000)::text, 11, '0'), 'RX' || p || '-' || n, lpad(p::text, 20, '9'),
       'D' || lpad((p % 20000)::text, 12, '0'), '内科', '高血压', now() - interval '1 day' * (p % 100),
       3, 1, 0, '1', '01', '02', false, case when p % 1000 = 0 then 4 else 5 end, 1, 3, false,
       now() - interval '1 day' * (p % 100), now() + interval '3 days'
from generate_series(1, :persons::bigint) as p
cross join lateral generate_series(0, case when p % 1000 = 0 then 9 else 0 end) as n;

insert into prescription.line
select r.bucket, r.number, 1, l, 'XC09CXY347A001010' || l || 'YF001', 2, '盒',
       case when r.state = 4 then 0 else 2 end, case when r.state = 4 then 1 else 4 end, '', 0, false, 0, 0, 14,
       r.effective_at
from prescription.rx r
cross join generate_series(1, 3) as l;
