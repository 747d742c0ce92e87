import type { Schemas } from "@/shared/api";
import type { Pair } from "@/shared/words";
import type { Institution } from "./look";

export type Kind = Schemas["TrialBalanceAccount"]["kind"];

/** Kinds of accounts in words. */
export const kinds: Record<Kind, Pair> = {
  FUND: ["基金", "funds"],
  ACCOUNT: ["个人账户", "personal accounts"],
  INSTITUTION: ["机构往来", "institutions"],
  CASH: ["机构现金", "cash at counters"],
  BANK: ["银行", "banks"],
  PREPAID: ["周转金", "prepayments"],
  REGION: ["异地往来", "other cities"],
};

const funds: Record<string, Pair> = {
  310100: ["职工统筹基金", "employees' pooled fund"],
  310200: ["职工个人账户基金", "fund of personal accounts"],
  390100: ["居民统筹基金", "residents' pooled fund"],
};

/** What an account is, by its code: `fund:TYPE:DIVISION`, `institution:CODE` and so on. */
export function accountName(account: string, names?: Map<string, Institution>): Pair {
  const [head = "", first = "", second = ""] = account.split(":");
  const who = names?.get(first)?.name ?? first;
  switch (head) {
    case "fund": {
      const fund = funds[first] ?? [`基金 ${first}`, `fund ${first}`];
      return [`${fund[0]} ${second}`.trim(), `${fund[1]} ${second}`.trim()];
    }
    case "institution": return [`应付 ${who}`, `owed to ${who}`];
    case "cash": return [`${who} 柜台现金`, `cash at ${who}`];
    case "prepaid": return [`${who} 周转金`, `prepaid to ${who}`];
    case "bank": return [`银行 ${first}`, `bank ${first}`];
    case "region": return [`${first} 与 ${second} 异地往来`, `between ${first} and ${second}`];
    case "account": return first ? [`个人账户 ${first}`, `personal account ${first}`] : ["全部个人账户", "all personal accounts"];
    default: return [account, account];
  }
}
