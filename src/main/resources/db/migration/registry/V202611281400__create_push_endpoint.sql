-- Where an institution's own system takes the platform's messages (national-interface §2.10). No row,
-- no push.
create table registry.push_endpoint (
    institution text primary key references registry.institution,
    url         text not null,
    check (url ~ '^https?://[^/?#@[:space:]]+([/?][^#@[:space:]]*)?$' and length(url) <= 500)
);
create trigger push_endpoint_changed after insert or update or delete or truncate
    on registry.push_endpoint for each statement execute function registry.note_change();
