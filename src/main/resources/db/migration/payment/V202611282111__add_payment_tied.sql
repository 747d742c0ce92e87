-- Whether the settlement was made in one commit with the payment (mobile payment, 6202) and so
-- stands only if it is paid.
alter table payment.payment add column tied boolean not null default false;

update payment.payment p
set tied = true
from payment.mobile_order o
where o.bucket = p.bucket
  and o.settlement = p.settlement;
