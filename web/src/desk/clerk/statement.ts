import type { Schemas } from "@/shared/api";
import { side, type Pair } from "@/shared/words";
import type { Column } from "../sheet";

export type StatementRow = Schemas["StatementRow"];

const care: Record<string, Pair> = {
  11: ["普通门诊", "outpatient"],
  14: ["门诊慢特病", "chronic or special disease"],
  41: ["药店购药", "pharmacy"],
  140104: ["门诊慢病", "chronic disease"],
  140201: ["门诊特病", "special disease"],
};

const insurances: Record<string, Pair> = {
  310: ["职工医保", "employees"],
  390: ["居民医保", "residents"],
};

const levels: Record<string, Pair> = {
  pharmacy: ["药店", "pharmacy"],
  community: ["基层机构", "community"],
  1: ["一级", "level 1"],
  2: ["二级", "level 2"],
  3: ["三级", "level 3"],
  "*": ["全部", "all"],
};

const funds: Record<string, Pair> = {
  HIFP: ["统筹基金", "pooled fund"],
  CVLSERV: ["公务员医疗补助", "civil servants' aid"],
  HIFES: ["企业补充医疗保险", "enterprise supplement"],
  HIFMI: ["居民大病保险", "serious illness insurance"],
  HIFOB: ["职工大额补助", "large-sum aid"],
  MAF: ["医疗救助", "medical aid"],
  OTH: ["其他基金", "other funds"],
};

const named = (words: Record<string, Pair>) => (code: string) => {
  const pair = words[code];
  return pair ? side(pair) : code;
};

/** med_type, insutype, level and fund in words, their code where there is none. */
export const careWord = named(care);
export const insuranceWord = named(insurances);
export const levelWord = named(levels);
export const fundWord = named(funds);

/** What became of a settlement, in words. */
export function stateOf(row: { state: string; undoes?: string }): Pair {
  if (row.undoes) {
    return ["撤销单", "undoing"];
  }
  switch (row.state) {
    case "UNDONE": return ["已撤销", "undone"];
    case "REVERSED": return ["已冲正", "reversed"];
    default: return ["有效", "standing"];
  }
}

/** Colour and sign of it; never colour alone. */
export function toneOf(row: { state: string; undoes?: string }) {
  return row.undoes || row.state !== "SETTLED" ? { tone: "quiet", sign: "↩" } : { tone: "done", sign: "✓" };
}

/** Columns of an institution's settlements. */
export const statementColumns: Column<StatementRow>[] = [
  { key: "setl", title: ["结算单", "Settlement"], value: (row) => row.setlId, width: 192 },
  { key: "state", title: ["状态", "State"], value: (row) => side(stateOf(row)), width: 112 },
  { key: "at", title: ["时间", "At"], kind: "time", value: (row) => row.at },
  { key: "person", title: ["人员编号", "Person"], value: (row) => row.psnNo, width: 208 },
  { key: "care", title: ["医疗类别", "Care"], value: (row) => careWord(row.medType), width: 120 },
  { key: "total", title: ["医疗费", "Cost"], kind: "money", value: (row) => row.total, width: 120 },
  { key: "fund", title: ["基金", "Funds"], kind: "money", value: (row) => row.fundsPay, width: 120 },
  { key: "account", title: ["个人账户", "Account"], kind: "money", value: (row) => row.account, width: 120 },
  { key: "cash", title: ["现金", "Cash"], kind: "money", value: (row) => row.cash, width: 120 },
];
