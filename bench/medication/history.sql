-- MedicationTable.FIND for a person with thirty lines in use
\set p random(1, :persons / 1000) * 1000
select r.hi_rxno, r.institution, l.drug_code, l.days, l.quantity, l.dispensed, l.handed_over_at,
       r.state in (3, 4) and l.state <> 6 and r.due_at > now() as open
from prescription.rx r
join prescription.line l on l.bucket = r.bucket and l.number = r.number
where r.bucket = :p % 1024
  and r.person_no = lpad((:p)::text, 20, '9')
  and r.prescribed_at >= now() - interval '120 days'
  and r.number <> 0
  and l.days > 0
  and (l.dispensed > 0 or r.state in (3, 4) and l.issue = greatest(r.issue, 1))
order by r.prescribed_at desc, r.number, l.issue, l.line_no
limit 200;
