// What a list or figure of the registry is narrowed to, as it stands in an address.
import type { LocationQuery } from "vue-router";
import type { Schemas } from "@/shared/api";
import type { paths } from "@/shared/schema";
import type { Pair } from "@/shared/words";

export type Group = Schemas["CohortGroup"];
export type Row = Schemas["CohortRow"];
export type Filter = NonNullable<paths["/api/v1/cohort/figures"]["get"]["parameters"]["query"]>;
export type Cut = "TOWNSHIP" | "BAND" | "SEX" | "DISEASE" | "SEVERITY" | "INSTITUTION" | "DOCTOR" | "DRUG_CLASS";

const WORDS = ["township", "institution", "doctor", "band", "sex", "disease", "severity", "control", "adherence", "drugClass"] as const;
const FLAGS = ["mine", "polypharmacy", "gap"] as const;

export const CUTS: Readonly<Record<Cut, Pair>> = {
  TOWNSHIP: ["乡镇", "Township"],
  DISEASE: ["病种", "Disease"],
  BAND: ["年龄", "Age"],
  SEX: ["性别", "Sex"],
  SEVERITY: ["病情分级", "Severity"],
  DRUG_CLASS: ["药类", "Drug class"],
  INSTITUTION: ["签约机构", "Contracted with"],
  DOCTOR: ["签约医生", "Family doctor"],
};

/** Figures of a group in the order of columns; each opens its list. */
export const MEASURES = ["entries", "controlled", "notControlled", "notMeasured", "adherent", "notAdherent", "gaps", "polypharmacy"] as const;
export type Measure = (typeof MEASURES)[number];

export const MEASURE_WORDS: Readonly<Record<Measure, Pair>> = {
  entries: ["登记", "Registered"],
  controlled: ["已控制", "Controlled"],
  notControlled: ["未控制", "Not controlled"],
  notMeasured: ["未测量", "Not measured"],
  adherent: ["按时取药", "Adherent"],
  notAdherent: ["取药不足", "Not adherent"],
  gaps: ["正在断药", "Without medicine"],
  polypharmacy: ["多重用药（人）", "Polypharmacy (persons)"],
};

/** The part of a filter that an address says. */
export function filterOf(query: LocationQuery): Filter {
  const said: Record<string, string | boolean> = {};
  for (const name of WORDS) {
    const value = query[name];
    if (typeof value === "string" && value) {
      said[name] = value;
    }
  }
  for (const name of FLAGS) {
    if (query[name] === "true") {
      said[name] = true;
    }
  }
  return said as Filter;
}

/** The same for an address. */
export function addressOf(filter: Filter): Record<string, string> {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value).map(([name, value]) => [name, String(value)]));
}

/** The filter of a group's list within another filter. */
export function narrowed(filter: Filter, cut: Cut | undefined, key: string): Filter {
  switch (cut) {
    case undefined: return filter;
    case "TOWNSHIP": return { ...filter, township: key };
    case "BAND": return { ...filter, band: key as Filter["band"] };
    case "SEX": return { ...filter, sex: key };
    case "DISEASE": return { ...filter, disease: key };
    case "SEVERITY": return { ...filter, severity: key };
    case "INSTITUTION": return { ...filter, institution: key };
    case "DRUG_CLASS": return { ...filter, drugClass: key };
    case "DOCTOR": {
      const [institution = "", doctor = ""] = key.split("/");
      return { ...filter, institution, ...(doctor ? { doctor } : {}) };
    }
  }
}

/** The filter of the list behind one figure of a group. */
export function behind(filter: Filter, measure: Measure): Filter {
  switch (measure) {
    case "entries": return filter;
    case "controlled": return { ...filter, control: "CONTROLLED" };
    case "notControlled": return { ...filter, control: "NOT_CONTROLLED" };
    case "notMeasured": return { ...filter, control: "NOT_MEASURED" };
    case "adherent": return { ...filter, adherence: "ADHERENT" };
    case "notAdherent": return { ...filter, adherence: "NOT_ADHERENT" };
    case "gaps": return { ...filter, gap: true };
    case "polypharmacy": return { ...filter, polypharmacy: true };
  }
}

/** Whole percent of what was measured that is controlled; undefined when nothing was. */
export function controlledShare(group: Group): number | undefined {
  const measured = group.controlled + group.notControlled;
  return measured === 0 ? undefined : Math.floor((group.controlled * 100) / measured);
}

/** Whole percent of those known who collect regularly; undefined when of none it is known. */
export function adherentShare(group: Group): number | undefined {
  const known = group.adherent + group.notAdherent;
  return known === 0 ? undefined : Math.floor((group.adherent * 100) / known);
}

/** A share as it is read. */
export const share = (value: number | undefined): string => (value === undefined ? "–" : `${value}%`);
