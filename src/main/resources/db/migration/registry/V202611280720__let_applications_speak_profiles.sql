-- One system may speak several wire profiles: A beside a release of C.
alter table registry.application
    alter column profile type text[] using array[profile];
alter table registry.application
    rename column profile to profiles;
