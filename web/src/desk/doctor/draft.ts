import { draft as partial, newKey, type Schemas } from "@/shared/api";

export type Drug = Schemas["Drug"];
export type Finding = Schemas["Finding"];
export type Choice = Schemas["CodeChoice"];

/** One line as it is typed; numbers stay text until they are sent. */
export interface Line {
  id: string;
  drug: Drug;
  dose: string;
  frequency: string;
  route: string;
  days: string;
  quantity: string;
  /** The quantity follows dose, frequency and days until the doctor types his own. */
  ownQuantity: boolean;
  /** Of a restricted drug: whether the patient meets the condition; "" until said. */
  within: "" | "yes" | "no";
}

/** What later issues wait for: "" for nothing but their dates. */
export interface Release {
  what: string;
  bounds: Record<string, { low: string; high: string }>;
  freshDays: string;
  bridgeDays: string;
}

/** Kinds of readings that issues may wait for, by what a doctor chooses. */
export const RELEASES: Readonly<Record<string, readonly string[]>> = {
  PRESSURE: ["SYSTOLIC", "DIASTOLIC"], FASTING_GLUCOSE: ["FASTING_GLUCOSE"], HBA1C: ["HBA1C"], INR: ["INR"],
  POTASSIUM: ["POTASSIUM"], LDL: ["LDL"], HEART_RATE: ["HEART_RATE"], WEIGHT: ["WEIGHT"],
};

/** A prescription as it is typed; it survives a reload of the page. */
export interface Draft {
  patient?: Schemas["PatientFound"];
  purpose: Purpose;
  allergies: string;
  pregnantWeeks: string;
  breastfeeding: boolean;
  weightKg: string;
  disease: string;
  diagnoses: Choice[];
  lines: Line[];
  validDays: string;
  issues: string;
  intervalDays: string;
  release: Release;
  pharmacist: string;
  /** Reasons by rule and drug. */
  reasons: Record<string, string>;
  /** What was last sent to be signed: the same content keeps its key. */
  sent?: { content: string; key: string; writtenAt: string };
}

export type Purpose = "TREATMENT" | "EMERGENCY" | "CONSULTATION" | "FOLLOW_UP";

export function emptyDraft(pharmacist = ""): Draft {
  return {
    purpose: "TREATMENT", allergies: "", pregnantWeeks: "", breastfeeding: false, weightKg: "", disease: "",
    diagnoses: [], lines: [], validDays: "3", issues: "1", intervalDays: "",
    release: { what: "", bounds: {}, freshDays: "7", bridgeDays: "7" }, pharmacist, reasons: {},
  };
}

/** How a form is usually given (national drug_medc_way). */
export function usualRoute(form: string): string {
  const ways: readonly (readonly [string, string])[] = [
    ["阴道", "605"], ["眼", "607"], ["鼻", "608"], ["吸入", "5"], ["雾", "5"], ["栓", "2"], ["注射", "4"], ["植入", "4"],
    ["膏", "612"], ["凝胶", "612"], ["洗", "612"], ["含", "610"],
  ];
  return ways.find(([part]) => form.includes(part))?.[1] ?? "1";
}

export function newLine(drug: Drug, from: Partial<Line> = {}): Line {
  return {
    id: newKey(), drug, dose: String(strength(drug) ?? ""), frequency: "", route: usualRoute(drug.dosageForm), days: "3", quantity: "1",
    ownQuantity: false, within: "", ...from,
  };
}

/** A figure of the platform as it is typed; "" for none. */
export const typed = (value: number | string | null | undefined) => String(value ?? "");

/** A line as it was written or kept before. */
export function lineFrom(drug: Drug, from: Partial<Record<"dose" | "frequency" | "route" | "days" | "quantity", number | string | null>>): Line {
  return newLine(drug, {
    dose: typed(from.dose), frequency: typed(from.frequency), route: typed(from.route) || usualRoute(drug.dosageForm), days: typed(from.days),
    quantity: typed(from.quantity), ownQuantity: true,
  });
}

/** A positive decimal as it is typed; undefined for anything else. */
export function figure(text: string): number | undefined {
  const value = text.trim();
  return /^\d{1,6}(\.\d{1,4})?$/.test(value) && Number(value) > 0 ? Number(value) : undefined;
}

const grams: Readonly<Record<string, number>> = { g: 1_000_000, mg: 1_000, ug: 1, "μg": 1 };

/** What one unit of a pack holds, in the dose's unit: 0.25g*24粒 of a drug dosed in mg is 250. */
export function strength({ spec, doseUnit, minimumUnit }: Pick<Drug, "spec" | "doseUnit" | "minimumUnit">): number | undefined {
  if (doseUnit === minimumUnit) {
    return 1;
  }
  for (const [, amount, unit = ""] of spec.replace(/\*.*/, "").matchAll(/(\d+(?:\.\d+)?)(mg|g|ug|μg|ml)/g)) {
    const factor = unit === doseUnit ? 1 : (grams[unit] ?? NaN) / (grams[doseUnit] ?? NaN);
    if (factor > 0) {
      return Math.round(Number(amount) * factor * 10_000) / 10_000;
    }
  }
  return undefined;
}

/** Packs for dose, times a day and days, where it is known what a pack holds. */
export function packs(line: Pick<Line, "drug" | "dose" | "days">, perDay: number): number | undefined {
  const dose = figure(line.dose);
  const days = figure(line.days);
  const one = strength(line.drug);
  if (!dose || !days || !perDay || !one) {
    return undefined;
  }
  // a started unit is a whole one; in whole numbers, so that 0.1 × 3 is 0.3
  const units = Math.ceil(Math.round(dose * 10_000) / Math.round(one * 10_000));
  return Math.max(1, Math.ceil(Math.round(units * perDay * days * 10_000) / (line.drug.unitsPerPack * 10_000)));
}

export type Lack = "patient" | "diagnosis" | "lines" | "dose" | "frequency" | "days" | "quantity" | "within" | "pharmacist";

/** What is still missing, in the order of the form, with the line it is missing in. */
export function lacking(one: Draft): { what: Lack; line?: Line } | undefined {
  if (!one.patient) {
    return { what: "patient" };
  }
  if (one.diagnoses.length === 0) {
    return { what: "diagnosis" };
  }
  if (one.lines.length === 0) {
    return { what: "lines" };
  }
  for (const line of one.lines) {
    const what: Lack | undefined =
      !figure(line.dose) ? "dose" : !line.frequency ? "frequency" : !figure(line.days) ? "days" :
      !figure(line.quantity) ? "quantity" : line.drug.restriction && !line.within ? "within" : undefined;
    if (what) {
      return { what, line };
    }
  }
  return one.pharmacist ? undefined : { what: "pharmacist" };
}

/** The name of a finding that stays the same when lines move. */
export function reasonKey(finding: Pick<Finding, "rule" | "line">, lines: readonly Line[]): string {
  return `${finding.rule}#${finding.line === 0 ? "" : lines[finding.line - 1]?.drug.code ?? ""}`;
}

/** What later issues wait for, as it is sent; a draft kept by an older page has none. */
function release(one: Draft): Schemas["Release"] | undefined {
  const kinds = RELEASES[one.release?.what ?? ""];
  const bound = (text: string | undefined) => (text?.trim() ? Number(text) : undefined);
  return kinds && Number(one.issues) > 1
    ? {
        criteria: kinds.map((kind) => partial<Schemas["Criterion"]>({
          kind, low: bound(one.release.bounds[kind]?.low), high: bound(one.release.bounds[kind]?.high),
        })),
        freshDays: Number(one.release.freshDays),
        bridgeDays: Number(one.release.bridgeDays),
      }
    : undefined;
}

/** The draft as it is sent, but for key and time. */
export function body(one: Draft, findings: readonly Finding[]): Schemas["RxDraft"] {
  const overrides = findings.flatMap(({ rule, line, severity }) => {
    const reason = one.reasons[reasonKey({ rule, line }, one.lines)];
    return severity === "WARN" && reason ? [{ rule, line, reason }] : [];
  });
  return partial<Schemas["RxDraft"]>({
    psnNo: one.patient?.psnNo,
    ecToken: one.patient?.ecToken || undefined,
    pharmacist: one.pharmacist,
    diagnoses: one.diagnoses.map(({ code, name }) => ({ code, name })),
    lines: one.lines.map((line) => partial<Schemas["Line"]>({
      drugCode: line.drug.code,
      dose: figure(line.dose),
      frequency: line.frequency || undefined,
      route: line.route,
      days: figure(line.days),
      quantity: figure(line.quantity) ?? 1,
      withinLimit: line.within === "yes",
    })),
    condition: partial<Schemas["Condition"]>({
      allergies: one.allergies.trim(),
      pregnantWeeks: figure(one.pregnantWeeks),
      breastfeeding: one.breastfeeding,
      weightKg: figure(one.weightKg),
    }),
    validDays: figure(one.validDays),
    issues: figure(one.issues),
    intervalDays: figure(one.intervalDays),
    chronicDisease: one.disease || undefined,
    release: release(one),
    overrides,
  });
}

/** The same content is sent with the same key and time, so that it is written once. */
export function attempt(one: Draft, content: Schemas["RxDraft"], now: Date): Schemas["RxDraft"] {
  const text = JSON.stringify(content);
  if (one.sent?.content !== text) {
    one.sent = { content: text, key: newKey(), writtenAt: `${now.toISOString().slice(0, 19)}Z` };
  }
  return { ...content, key: one.sent.key, writtenAt: one.sent.writtenAt };
}
