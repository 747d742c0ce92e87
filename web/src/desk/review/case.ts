import type { Schemas } from "@/shared/api";
import type { Pair } from "@/shared/words";

export type Task = Schemas["ReviewTask"];
export type Finding = Schemas["Finding"];
export type Kind = NonNullable<Schemas["ReviewDecision"]["decision"]>;

/** What the rules knew of the patient (docs/bureau-rules.md). */
export interface Facts {
  patient: {
    age: number;
    sex: string;
    weightKg: number;
    weeksPregnant: number;
    breastFeeding: boolean;
    allergies: string;
    insuranceType: string;
  };
  inUse: { code: string; name: string; daysLeft: number; open: boolean; institution: string }[];
}

const RANK = { REFUSE: 0, WARN: 1, INFORM: 2 } as const;

/** Those that may do harm first, then by line. */
export function byWeight(findings: readonly Finding[]): Finding[] {
  return [...findings].sort((a, b) => RANK[a.severity] - RANK[b.severity] || a.line - b.line);
}

/** Whether an approval needs a written reason: it lets warnings pass. */
export function warns(task: Pick<Task, "findings">): boolean {
  return task.findings.some((one) => one.severity !== "INFORM");
}

/** Why approve, refuse, ask: what is said most often, so that a keyboard user types less. */
export const PHRASES: Readonly<Record<Kind, readonly Pair[]>> = {
  APPROVE: [
    ["已电话核实医生，同意", "Confirmed with the doctor by phone"],
    ["患者长期使用，已耐受", "The patient has tolerated it for long"],
    ["足疗程需要", "The full course is needed"],
  ],
  REJECT: [
    ["剂量超过说明书上限", "The dose is above the label's limit"],
    ["存在相互作用风险", "Risk of an interaction"],
    ["与诊断不符", "Does not fit the diagnosis"],
  ],
  ASK: [
    ["请确认剂量和用法", "Please confirm dose and use"],
    ["请说明用药天数的理由", "Please say why for so many days"],
    ["请确认过敏史", "Please confirm the allergies"],
  ],
  SUGGEST: [
    ["建议减量", "Suggest a lower dose"],
    ["建议缩短疗程", "Suggest a shorter course"],
    ["建议更换药品", "Suggest another drug"],
  ],
};
