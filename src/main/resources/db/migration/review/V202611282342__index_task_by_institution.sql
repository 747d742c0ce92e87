-- what became of the reviews of an institution's prescriptions, by time
create index task_institution on review.task (institution, since);
