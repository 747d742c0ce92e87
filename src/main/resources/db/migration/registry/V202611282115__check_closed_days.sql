-- every node reads all storefronts: one that cannot be read would stop them all
update registry.storefront
set closed_days = array_remove(closed_days, null)
where array_position(closed_days, null) is not null;

alter table registry.storefront
    add constraint storefront_closed_days check (array_position(closed_days, null) is null);
