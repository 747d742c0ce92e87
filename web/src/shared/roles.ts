import { said } from "@/shared/words";

const ROLES: Record<string, { zh: string; en: string }> = {
  MEDICAL: { zh: "医院", en: "hospital" },
  PHARMACY: { zh: "药店", en: "pharmacy" },
  REVIEWER: { zh: "审方药师", en: "reviewing pharmacist" },
  PATIENT: { zh: "患者", en: "patient" },
  CLERK: { zh: "医保经办", en: "insurance office" },
  REGULATOR: { zh: "医保监管", en: "regulator" },
  SYSTEM: { zh: "平台", en: "platform" },
};

/** The part somebody plays, in plain words. */
export const roleWords = (role: string) => said(ROLES[role]) || role;

const PURPOSES: Record<string, { zh: string; en: string }> = {
  treatment: { zh: "看病", en: "treatment" },
  dispensing: { zh: "取药", en: "dispensing" },
  settlement: { zh: "医保结算", en: "settlement" },
  review: { zh: "审方", en: "review" },
  filing: { zh: "备案", en: "filing" },
  operation: { zh: "平台运行", en: "operation" },
  "own data": { zh: "本人", en: "own data" },
};

/** Purposes that the platform itself wrote, in plain words; what people wrote stays as it is. */
export const purposeWords = (purpose: string) => said(PURPOSES[purpose]) || purpose;
