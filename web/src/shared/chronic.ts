// Words and files of applications for chronic filings, for patients, doctors and clerks alike.
import type { Ref } from "vue";
import { send, type Schemas } from "./api";
import type { Pair } from "./words";

export type Application = Schemas["ChronicApplication"];
export type Case = Schemas["ChronicApplicationCase"];
export type Disease = Schemas["ChronicDisease"];
export type Criterion = Schemas["ChronicCriterion"];
export type Step = Schemas["ChronicApplicationStep"];

/** How a state looks; never by colour alone. */
export const looks: Readonly<Record<Application["state"], { tone: string; sign: string }>> = {
  APPLIED: { tone: "", sign: "…" },
  MORE_ASKED: { tone: "attention", sign: "!" },
  DETERMINED: { tone: "done", sign: "✓" },
  REFUSED: { tone: "harm", sign: "×" },
  APPEALED: { tone: "", sign: "…" },
  REFUSED_FINALLY: { tone: "harm", sign: "×" },
  WITHDRAWN: { tone: "quiet", sign: "–" },
};

/** Whether somebody still has to do something about it. */
export const isOpen = ({ state }: Application) => state === "APPLIED" || state === "MORE_ASKED" || state === "APPEALED";

export const kinds: Readonly<Record<Criterion["kind"], Pair>> = {
  DIAGNOSIS: ["诊断证明", "Diagnosis"],
  LAB: ["检查数值", "Measured value"],
  EXAMINATION: ["检查报告", "Examination"],
  DISCHARGE_SUMMARY: ["出院小结", "Discharge summary"],
  PATHOLOGY: ["病理报告", "Pathology"],
  PRESCRIPTION_HISTORY: ["用药记录", "Prescriptions"],
};

export const verbs: Readonly<Record<Step["verb"], Pair>> = {
  APPLY: ["提交申请", "Applied"],
  ASK: ["要求补充材料", "Asked for more"],
  SUPPLY: ["补充材料", "Supplied"],
  GRANT: ["认定通过", "Granted"],
  REFUSE: ["未通过", "Refused"],
  APPEAL: ["申诉", "Appealed"],
  WITHDRAW: ["撤回", "Withdrawn"],
  FILE: ["医院已直接备案", "Filed by a hospital"],
};

const signs: Readonly<Record<Schemas["ChronicLimit"]["comparison"], string>> = { AT_LEAST: "≥", ABOVE: ">", AT_MOST: "≤", BELOW: "<" };

/** ≥ 160 mmHg; a pure number has the unit 1. */
export function limitText(limit: Schemas["ChronicLimit"]): string {
  return `${signs[limit.comparison]} ${limit.value}${limit.unit === "1" ? "" : ` ${limit.unit}`}`;
}

/** The criteria by their parts; one of each part is needed. */
export function parts(disease: Disease): { part: string; criteria: Criterion[] }[] {
  const names = [...new Set(disease.criteria.map((one) => one.part))];
  return names.map((part) => ({ part, criteria: disease.criteria.filter((one) => one.part === part) }));
}

/** Parts of which nothing is chosen yet. */
export function lacking(disease: Disease, chosen: readonly number[]): string[] {
  return parts(disease).filter(({ criteria }) => !criteria.some((one) => chosen.includes(one.no))).map(({ part }) => part);
}

/** What somebody enters for one criterion. */
export interface Entry { chosen: boolean; text: string; value: string; on: string; institution: string }

export type Entries = Record<number, Entry>;

export function emptyEntries(disease: Disease): Entries {
  return Object.fromEntries(disease.criteria.map((one) => [one.no, { chosen: false, text: "", value: "", on: "", institution: "" }]));
}

/** The chosen entries as the platform takes them. */
export function statements(entries: Entries): Schemas["ChronicStatementDraft"][] {
  return Object.entries(entries).filter(([, one]) => one.chosen).map(([no, one]) => ({
    criterion: Number(no), text: one.text, institution: one.institution,
    ...(one.value ? { value: Number(one.value) } : {}), ...(one.on ? { on: one.on } : {}),
  }) as Schemas["ChronicStatementDraft"]);
}

const LARGEST = 600_000;
const LONGEST_SIDE = 1800;

// photos of phones are many times larger than what can be read on them
async function smaller(file: File): Promise<Blob> {
  if (!file.type.startsWith("image/") || file.size <= LARGEST) {
    return file;
  }
  try {
    const picture = await createImageBitmap(file);
    const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    return await new Promise((done) => canvas.toBlob((blob) => done(blob ?? file), "image/jpeg", 0.85));
  } catch {
    return file;
  }
}

const filesOf = (id: string) => `/api/v1/chronic-applications/${encodeURIComponent(id)}/attachments`;

/** Adds files to an application; the same one again is the same attachment. What has arrived leaves the list. */
export async function sendFiles(id: string, files: Ref<File[]>): Promise<void> {
  for (const file of [...files.value]) {
    await send(`${filesOf(id)}?name=${encodeURIComponent(file.name.slice(-100))}`, { method: "POST", body: await smaller(file) });
    files.value = files.value.filter((other) => other !== file);
  }
}

/** A file of an application, as an address of this page. */
export async function fileAddress(id: string, no: number, headers: Record<string, string>): Promise<string> {
  return URL.createObjectURL(await (await send(`${filesOf(id)}/${no}`, { headers })).blob());
}
