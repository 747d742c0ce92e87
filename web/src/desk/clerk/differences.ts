import type { Schemas } from "@/shared/api";
import type { Pair } from "@/shared/words";

/** Why institution and platform do not agree on a row. */
export const causes: Record<Schemas["ReconciliationDifference"]["cause"], Pair> = {
  PLATFORM_ONLY: ["平台有、机构无", "only the platform has it"],
  INSTITUTION_ONLY: ["机构有、平台无", "only the institution has it"],
  AMOUNT_DIFFERS: ["金额不同", "amounts differ"],
  PERSON_DIFFERS: ["人员不同", "another person"],
  REVERSED: ["平台已冲正", "reversed by the platform"],
  UNDONE: ["平台已撤销", "undone at the platform"],
  NOT_UNDONE: ["平台未撤销", "not undone at the platform"],
  OTHER_PERIOD: ["不在对账期间", "of another period"],
  OTHER_AGENCY: ["属于其他经办机构", "of another office"],
};
