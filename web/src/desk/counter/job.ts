import type { Schemas, Sent } from "@/shared/api";
import { tab } from "@/shared/intent";
import { cost, sum } from "@/shared/money";

/** What somebody shows who he is by: 01 e-voucher, 02 ID, 03 card. */
export type CertType = Sent<"/api/v1/claims/candidates">["mdtrtCertType"];
type Insurance = Sent<"/api/v1/settlements">["druginfo"]["insutype"];

/** The steps at the counter, in order. */
export const STEPS = ["scan", "check", "packs", "settle", "hand"] as const;
export type Step = (typeof STEPS)[number] | "done";

/** What may be handed over for a line: same generic name, form and specification, whoever made it. */
export interface Choice {
  drug: string;
  /** Brand and maker, as far as the catalogue knows them. */
  brand: string;
  /** Yuan per unit; undefined where the shop has none. */
  price?: number;
  stock?: number;
}

/** One line that this pharmacy holds. `left` is what may still be handed over. */
export interface Item {
  no: number;
  /** As prescribed. */
  prescribed: string;
  /** What is handed over, one of the choices. */
  drug: string;
  choices: Choice[];
  name: string;
  spec: string;
  unit: string;
  /** Decoction pieces carry no trace codes. */
  pieces: boolean;
  left: number;
  /** To be settled now, in the line's unit. */
  count: number;
  /** Yuan per unit. */
  price: number;
  /** The most it may cost, by a hold. */
  promised?: number;
  stock?: number;
  packs: string[];
  batch: string;
  /** Sold in parts of an opened pack. */
  split: boolean;
}

/** One prescription at this counter. It holds the claim secret, so it lives in the tab and nowhere else. */
export interface Job {
  hiRxno: string;
  secret: string;
  leaseUntil: string;
  step: Step;
  person: { name: string; certno: string; insutype: Insurance; disease: string; diseaseName: string };
  alerts: Schemas["ClaimedAlert"][];
  overrides: Schemas["ClaimedOverride"][];
  items: Item[];
  useAccount: boolean;
  selfPaid: boolean;
  audit?: string;
  setlId?: string;
  totals?: Schemas["SettlementTotals"];
  sale?: string;
  /** Messages as they were sent first: a repetition has to be the same to the letter. */
  sent: { audit?: Sent<"/api/v1/claims/audit">; settle?: Sent<"/api/v1/settlements">; sale?: Sent<"/api/v1/dispensings"> };
}

const OPEN = "yunfang.counter.open";
const place = (hiRxno: string) => `yunfang.counter.job.${hiRxno}`;

/** The jobs of this tab. */
export const jobs = {
  of: (hiRxno: string) => tab.read<Job>(place(hiRxno)),
  open: () => jobs.of(tab.read<string>(OPEN) ?? ""),
  keep(job: Job) {
    tab.keep(place(job.hiRxno), job);
    tab.keep(OPEN, job.hiRxno);
  },
  close: () => tab.drop(OPEN),
  forget(hiRxno: string) {
    tab.drop(place(hiRxno));
    tab.drop(OPEN);
  },
};

/** A job of what a claim answered; the sheet tells what was handed over before. */
export function jobOf(claimed: Schemas["Claimed"], sheet: Schemas["Prescription"]): Job {
  const visit = claimed.rxOtpinfo;
  return {
    hiRxno: claimed.hiRxno,
    secret: claimed.claimSecret,
    leaseUntil: claimed.leaseEndTime,
    step: "check",
    person: {
      name: visit.patnName, certno: visit.certno, insutype: visit.insutype as Insurance, disease: visit.diseCodg ?? "", diseaseName: visit.diseName ?? "",
    },
    alerts: claimed.rxAlerts ?? [],
    overrides: claimed.rxOverrides ?? [],
    items: claimed.claimedLineNos.flatMap((no) => {
      const line = sheet.lines.find((one) => one.lineNo === no && one.issue === Math.max(1, sheet.issue));
      const written = claimed.rxDetlList.find((one) => one.rxLineNo === String(no));
      return line ? [item(line, written?.rxItemTypeCode === "13")] : [];
    }),
    useAccount: true,
    selfPaid: false,
    sent: {},
  };
}

function item(line: Schemas["PrescriptionLine"], pieces: boolean): Item {
  const left = without(without(line.quantity, line.dispensed), line.withheld);
  return {
    no: line.lineNo, prescribed: line.drugCode, drug: line.drugCode, choices: [], name: line.drugName, spec: line.spec, unit: line.unit, pieces, left, count: left, price: 0,
    packs: [], batch: "", split: false,
  };
}

/** What is left of a quantity; quantities have four decimals, which a difference of fractions would not. */
const without = (count: number, taken: number) => Math.round((count - taken) * 1e4) / 1e4;

/** Hands this over for the line; it costs no more than what the shop promised by a hold. */
export function choose(one: Item, choice: Choice) {
  const price = Math.min(choice.price ?? Infinity, one.promised ?? Infinity);
  one.drug = choice.drug;
  one.stock = choice.stock;
  one.price = Number.isFinite(price) ? price : 0;
}

/** What is handed over, where it is not the maker that was prescribed. */
export const brandOf = (one: Item) => one.choices.length > 1 ? one.choices.find((each) => each.drug === one.drug)?.brand ?? "" : "";

export const wanted = (job: Job) => job.items.filter((one) => one.count > 0);
/** In yuan. */
export const total = (job: Job) => sum(wanted(job).map((one) => cost(one.count, one.price)));
export const packsOf = (one: Item) => (one.pieces ? 0 : one.split ? 1 : Math.ceil(one.count));

/** What goes over the counter now: as many as there are packs, all of pieces and of opened packs. */
export function handed(one: Item): number {
  return one.pieces || (one.split && one.packs.length > 0) ? one.count : Math.min(one.packs.length, one.count);
}

export const owed = (one: Item) => without(one.count, handed(one));

/** The pharmacist's check: as it was sent before when it says the same, for that may have arrived. */
export function auditBody(
  job: Job, pharmacist: { code: string; name: string }, passed: boolean, opinion: string, at: string,
): Sent<"/api/v1/claims/audit"> {
  const before = job.sent.audit;
  const verdict = passed ? "1" : "2";
  return before?.rxChkStasCodg === verdict && before.rxChkOpnn === opinion ? before : {
    hiRxno: job.hiRxno, claimSecret: job.secret, pharCode: pharmacist.code, pharName: pharmacist.name, rxChkStasCodg: verdict,
    rxChkOpnn: opinion, rxChkTime: at,
  };
}

/** 2101 and 2102: what would be paid, or is. */
export function settleBody(job: Job, psnNo: string, at: string): Sent<"/api/v1/settlements"> {
  const stamp = at.replace(/\D/g, "");
  return {
    druginfo: {
      psnNo, mdtrtCertType: "02", mdtrtCertNo: job.person.certno, begntime: at, medfeeSumamt: total(job), insutype: job.person.insutype,
      ...(job.person.disease ? { diseCodg: job.person.disease, diseName: job.person.diseaseName } : {}),
      acctUsedFlag: job.useAccount ? "1" : "0",
      medType: job.person.disease ? "140104" : "41",
    },
    drugdetail: wanted(job).map((one) => ({
      feedetlSn: `${stamp}${job.hiRxno.slice(-8)}${String(one.no).padStart(3, "0")}`,
      rxno: job.hiRxno, rxCircFlag: "1", feeOcurTime: at, medListCodg: one.drug, medinsListCodg: one.drug,
      detItemFeeSumamt: cost(one.count, one.price), cnt: one.count, pric: one.price,
    })),
  };
}

/** rxSelldrug: what is handed over now. */
export function saleBody(job: Job, at: string): Sent<"/api/v1/dispensings"> {
  return {
    hiRxno: job.hiRxno, claimSecret: job.secret, rxChkBizSn: job.audit ?? "",
    ...(job.setlId ? { setlId: job.setlId, payMode: "2" } : { payMode: "1" }),
    selRetnTime: at,
    selinfo: wanted(job).filter((one) => handed(one) > 0).map((one) => ({
      rxLineNo: one.no, medListCodg: one.drug, fixmedinsHilistId: one.drug, drugGenname: one.name, drugSpec: one.spec, rxFlag: "1",
      trdnFlag: one.split ? "1" : "0", finlTrnsPric: one.price, selRetnCnt: handed(one), drugCntUnit: one.unit,
      ...(one.batch ? { manuLotnum: one.batch } : {}),
      ...(one.pieces ? {} : { drugtracinfo: one.packs.map((code) => ({ drugTracCodg: code })) }),
    })),
  };
}

/** After a hand-over: what this pharmacy still owes, to be handed over later; undefined when nothing is. */
export function rest(job: Job): Job | undefined {
  const items = job.items
    .map((one) => ({ ...one, left: without(one.left, handed(one)), count: job.setlId ? owed(one) : without(one.left, handed(one)), packs: [] }))
    .filter((one) => one.left > 0 && one.count > 0);
  return items.length === 0 ? undefined : { ...job, items, step: "packs", sale: undefined, sent: {} };
}
