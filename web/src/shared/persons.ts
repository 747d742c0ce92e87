// Words about insured persons that clerks and patients read alike.
import type { Schemas } from "./api";
import type { Pair } from "./words";

/** Why somebody is treated in another city. */
export const awayKinds: Readonly<Record<Schemas["AwayFiling"]["kind"], Pair>> = {
  LONG_TERM: ["长期异地居住", "living elsewhere"],
  TEMPORARY: ["临时外出就医", "treatment for a time"],
  EMERGENCY: ["急诊抢救", "emergency"],
};

/** What the member is to the owner of the account that pays. */
export const relations: Readonly<Record<Schemas["FamilyLink"]["relation"], Pair>> = {
  SPOUSE: ["配偶", "spouse"],
  PARENT: ["父母", "parent"],
  CHILD: ["子女", "child"],
  SIBLING: ["兄弟姐妹", "sibling"],
  GRANDPARENT: ["祖父母", "grandparent"],
  GRANDCHILD: ["孙子女", "grandchild"],
};
