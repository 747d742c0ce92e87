-- The rules are a module of their own beside the pharmacists' work list.
create schema rules;
alter table review.bureau_rule set schema rules;
alter table review.shadow_finding set schema rules;
