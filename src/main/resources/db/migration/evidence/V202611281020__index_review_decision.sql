-- Taking the decisions of a span of time again reads them in the order in which they were taken.
create index review_decision_taken on evidence.review_decision (decided_at, bucket, number);
