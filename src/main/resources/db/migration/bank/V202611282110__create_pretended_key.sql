-- With which the bank that only pretends signs its call-backs: made once for each installation.
create table bank.pretended_key (
    one         boolean not null default true,
    private_key text    not null,
    primary key (one),
    check (one)
);
