import { describe, expect, it } from "vitest";
import type { Schemas } from "@/shared/api";
import { auditBody, handed, owed, rest, saleBody, settleBody, total, type Item, type Job } from "./job";
import { lineOf, wrongAtOnce } from "./packs";

const item = (more: Partial<Item> = {}): Item => ({
  no: 1, prescribed: "XA1", drug: "XA1", choices: [], name: "甲", spec: "", unit: "盒", pieces: false, left: 2, count: 2, price: 12.345, packs: [], batch: "", split: false, ...more,
});
const job = (items: Item[], more: Partial<Job> = {}): Job => ({
  hiRxno: "371083202611290096000000012926", secret: "s", leaseUntil: "", step: "packs",
  person: { name: "张", certno: "3710", insutype: "310", disease: "", diseaseName: "" }, alerts: [], overrides: [], items, useAccount: true,
  selfPaid: false, sent: {}, ...more,
});
const A = "12345670000000000001";
const B = "12345670000000000002";

describe("money at the counter", () => {
  it("sums what is wanted and leaves out what is not", () => {
    expect(total(job([item(), item({ no: 2, count: 0 })]))).toBe(24.69);
    const body = settleBody(job([item(), item({ no: 2, count: 0 })]), "p", "2026-11-28 10:00:00");
    expect(body.drugdetail.map((row) => row.detItemFeeSumamt)).toEqual([24.69]);
    expect(body.druginfo.medfeeSumamt).toBe(24.69);
    expect(body.drugdetail.every((row) => row.feedetlSn.length <= 30)).toBe(true);
  });

  it("says the chronic disease where there is one", () => {
    const chronic = job([item()], { person: { name: "", certno: "1", insutype: "310", disease: "M03900", diseaseName: "高血压" } });
    expect(settleBody(chronic, "p", "2026-11-28 10:00:00").druginfo).toMatchObject({ medType: "140104", diseCodg: "M03900" });
  });
});

describe("what is handed over", () => {
  it("is as much as there are packs; the rest is owed", () => {
    const one = item({ packs: [A] });
    expect([handed(one), owed(one)]).toEqual([1, 1]);
  });

  it("is all of pieces, and of an opened pack once it was scanned", () => {
    expect(handed(item({ pieces: true, count: 7 }))).toBe(7);
    expect(handed(item({ split: true, count: 0.5 }))).toBe(0);
    expect(handed(item({ split: true, count: 0.5, packs: [A] }))).toBe(0.5);
  });

  it("keeps quantities of four decimals", () => {
    expect(owed(item({ split: true, count: 0.3 }))).toBe(0.3);
    expect(rest(job([item({ split: true, left: 1, count: 0.9, packs: [A] })]))?.items.map((one) => one.left)).toEqual([0.1]);
  });

  it("names the settlement, or says that the patient paid", () => {
    const at = "2026-11-28 10:00:00";
    expect(saleBody(job([item({ packs: [A, B] })], { setlId: "S1" }), at)).toMatchObject({ setlId: "S1", payMode: "2" });
    expect(saleBody(job([item({ packs: [A, B] })]), at)).toMatchObject({ payMode: "1" });
    expect(saleBody(job([item({ packs: [A] }), item({ no: 2 })]), at).selinfo).toHaveLength(1);
  });

  it("leaves a job for what is owed and none when nothing is", () => {
    const later = rest(job([item({ packs: [A] })], { setlId: "S1" }));
    expect(later?.items.map((one) => [one.left, one.count, one.packs.length])).toEqual([[1, 1, 0]]);
    expect(later?.setlId).toBe("S1");
    expect(rest(job([item({ packs: [A, B] })]))).toBeUndefined();
  });
});

describe("the pharmacist's check", () => {
  const he = { code: "D1", name: "药师" };

  it("is sent again as it was, for it may have arrived", () => {
    const one = job([item()]);
    one.sent.audit = auditBody(one, he, true, "核对无误", "2026-11-28 10:00:00");
    expect(auditBody(one, he, true, "核对无误", "2026-11-28 10:00:05")).toBe(one.sent.audit);
  });

  it("never says passed when he refuses, whatever was sent before", () => {
    const one = job([item()]);
    one.sent.audit = auditBody(one, he, true, "核对无误", "2026-11-28 10:00:00");
    expect(auditBody(one, he, false, "剂量不对", "2026-11-28 10:00:05")).toMatchObject({ rxChkStasCodg: "2", rxChkOpnn: "剂量不对" });
  });
});

describe("a scanned pack", () => {
  const check = (more: Partial<Schemas["PackCheck"]> = {}) => ({ traceCode: A, ...more }) as Schemas["PackCheck"];

  it("is refused at once when it is no trace code or was scanned before", () => {
    expect(wrongAtOnce("123", [item()])).toBe("length");
    expect(wrongAtOnce(A, [item({ packs: [A] })])).toBe("twice");
    expect(wrongAtOnce(A, [item()])).toBeUndefined();
  });

  it("goes to the line of its product, else to the chosen one, else to the first that needs one", () => {
    const items = [item({ packs: [A, B] }), item({ no: 2, drug: "XB2" }), item({ no: 3, drug: "XC3" })];
    expect(lineOf(check({ product: { code: "XC3", name: "" } }), items, 2)).toBe(items[2]);
    expect(lineOf(check(), items, 3)).toBe(items[2]);
    expect(lineOf(check(), items, 1)).toBe(items[1]);
  });

  it("is wrong when it was sold, when its product is on no line, when nothing needs it", () => {
    const sold = { code: 1, reason: "PACK_ALREADY_SOLD", zh: "", en: "" };
    expect(lineOf(check({ refusal: sold }), [item()], 1)).toBe("sold");
    expect(lineOf(check({ product: { code: "XZ9", name: "" } }), [item()], 1)).toBe("product");
    expect(lineOf(check(), [item({ packs: [A, B] })], 1)).toBe("full");
  });
});
