-- An institution's designations as its bureau lists them.
create index designation_designated on chronic.designation (designated, from_day desc) where state = 0;
