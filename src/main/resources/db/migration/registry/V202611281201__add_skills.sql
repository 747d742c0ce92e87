-- What a pharmacist may review; a registry that says nothing knows no limits. Unused for doctors.
alter table registry.practitioner
    add column skills text[] not null default '{WESTERN,PIECES,CHILDREN,CONTROLLED}',
    add check (skills <@ '{WESTERN,PIECES,CHILDREN,CONTROLLED}');
