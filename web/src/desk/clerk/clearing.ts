import type { Schemas } from "@/shared/api";
import type { Pair } from "@/shared/words";

export type Application = Schemas["ClearingApplication"];
export type Whole = Schemas["WholeClearingApplication"];
export type Reason = Schemas["ClearingDeduction"]["reason"];

/** States of an application in words, with the colour of what is to be done. */
export const states: Record<Application["state"], { words: Pair; tone: string; sign: string }> = {
  APPLIED: { words: ["待审定", "to be decided"], tone: "attention", sign: "!" },
  DECIDED: { words: ["已审定，待拨付", "decided, to be paid"], tone: "attention", sign: "→" },
  PAID: { words: ["已拨付", "paid"], tone: "done", sign: "✓" },
  WITHDRAWN: { words: ["机构已撤回", "withdrawn"], tone: "quiet", sign: "–" },
  REJECTED: { words: ["已退回", "sent back"], tone: "quiet", sign: "–" },
};

/** Why something is not paid, as the platform keeps it. */
export const reasons: Record<Reason, Pair> = {
  OUT_OF_SCOPE: ["超出支付范围", "outside the scope of payment"],
  RESTRICTION: ["不符合限定支付条件", "the restriction on payment is not met"],
  OVERCHARGED: ["超标准收费", "charged above the price allowed"],
  DUPLICATE: ["重复收费", "charged twice"],
  OVER_QUANTITY: ["超量供药", "more than what may be supplied"],
  NO_PRESCRIPTION: ["无处方或处方不合规", "no prescription, or not a proper one"],
  GOODS_NOT_TRACED: ["药品与追溯码不符", "goods and trace codes differ"],
  IDENTITY: ["人证不符", "not the insured person"],
  OTHER: ["其他", "other"],
};

/** A deduction while it is entered; amounts as typed. */
export interface Entry {
  setlId: string;
  line: number;
  amount: string;
  reason: Reason;
  chinese: string;
  english: string;
}

/** A decision while it is entered. */
export interface Decision {
  deductions: Entry[];
  offset: string;
  chinese: string;
  english: string;
}

export function freshDecision(): Decision {
  return { deductions: [], offset: "0.00", chinese: "同意拨付", english: "approved" };
}

const AMOUNT = /^\d{1,11}(\.\d{1,2})?$/;

/** Whether a text is an amount of yuan with at most two decimals, as the platform takes it. */
export function isAmount(text: string): boolean {
  return AMOUNT.test(text.trim());
}

/** Whether all that is needed is there, so that the effect can be asked for. */
export function isWhole(decision: Decision): boolean {
  return isAmount(decision.offset) && decision.chinese.trim() !== "" && decision.english.trim() !== "" &&
    decision.deductions.every((one) =>
      isAmount(one.amount) && Number(one.amount) > 0 && one.chinese.trim() !== "" && one.english.trim() !== "");
}

/** What the platform is sent. */
export function sent(decision: Decision): Schemas["ClearingDecision"] {
  return {
    offset: Number(decision.offset), chinese: decision.chinese.trim(), english: decision.english.trim(),
    deductions: decision.deductions.map((one) => ({
      setlId: one.setlId, line: one.line, amount: Number(one.amount), reason: one.reason,
      chinese: one.chinese.trim(), english: one.english.trim(),
    })),
  };
}

/** The month before that of a day, yyyy-MM: what is cleared usually. */
export function monthBefore(day: string): string {
  const [year, month] = day.split("-").map(Number) as [number, number];
  return month === 1 ? `${year - 1}-12` : `${year}-${String(month - 1).padStart(2, "0")}`;
}
