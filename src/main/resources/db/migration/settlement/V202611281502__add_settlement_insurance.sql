-- by insurance and place of insurance an institution reconciles its totals (3201)
alter table settlement.settlement add column insurance_type text;
alter table settlement.settlement add column insured_division text;

update settlement.settlement s
set insurance_type = d.answer::jsonb -> 'person' ->> 'insuranceType',
    insured_division = d.answer::jsonb -> 'person' ->> 'insuredDivision'
from settlement.detail d
where d.bucket = s.bucket
  and d.serial = s.serial;

alter table settlement.settlement alter column insurance_type set not null;
alter table settlement.settlement alter column insured_division set not null;
