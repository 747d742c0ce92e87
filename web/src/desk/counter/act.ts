import { answer, api, type Schemas, type Sent } from "@/shared/api";
import { intent } from "@/shared/intent";
import { exactTime } from "@/shared/time";
import { auditBody, choose, jobOf, saleBody, settleBody, wanted, type Job } from "./job";

/** Now, as national messages write it. */
const now = () => exactTime(new Date());

/** The prescription as this pharmacy may see it once it holds it. */
export const readSheet = (hiRxno: string) =>
  answer(api.GET("/api/v1/prescriptions/{hiRxno}", { params: { path: { hiRxno } } }));

/** Takes the lines; the holder may ask again with the same code and gets the same secret. */
export async function claim(code: string): Promise<{ job: Job; sheet: Schemas["Prescription"] }> {
  const claimed = await answer(api.POST("/api/v1/claims", { body: { code } as Partial<Sent<"/api/v1/claims">> as Sent<"/api/v1/claims"> }));
  const sheet = await readSheet(claimed.hiRxno);
  const job = jobOf(claimed, sheet);
  await price(job);
  return { job, sheet };
}

/** What this shop has for each line, of whichever maker, at which price; what was prescribed is chosen first. */
async function price(job: Job) {
  const drug = job.items.map((one) => one.prescribed);
  const [shelf, holds] = await Promise.all([
    answer(api.GET("/api/v1/shelf", { params: { query: { drug, alike: true, most: 200 } } })),
    answer(api.GET("/api/v1/holds")),
  ]);
  for (const one of job.items) {
    const found = shelf.items.filter((each) => each.alike.includes(one.prescribed)).map((each) => ({
      drug: each.drugCode, brand: [each.brand, each.manufacturer].filter(Boolean).join(" · "), price: each.price, stock: each.quantity,
    }));
    const prescribed = found.find((each) => each.drug === one.prescribed) ?? { drug: one.prescribed, brand: "" };
    one.choices = [prescribed, ...found.filter((each) => each.drug !== one.prescribed)];
    one.promised = holds.find((each) => each.hiRxno === job.hiRxno && each.line === one.no)?.price;
    choose(one, prescribed);
  }
}

/** The pharmacist's check; a refusal gives the lines back. */
export async function audit(job: Job, pharmacist: { code: string; name: string }, passed: boolean, opinion: string) {
  const body = auditBody(job, pharmacist, passed, opinion, now());
  job.sent.audit = body;
  return (await answer(api.POST("/api/v1/claims/audit", { body }))).rxChkBizSn;
}

/** Lines back to the market: all, or only those of which nothing is wanted. */
export async function giveBack(job: Job, reason: string, lines: number[]) {
  const body = { hiRxno: job.hiRxno, claimSecret: job.secret, lineNos: lines.map(String), reason };
  return intent(`counter.back.${job.hiRxno}`).once(body, (key) =>
    answer(api.POST("/api/v1/claims/give-back", { params: { header: { "Idempotency-Key": key } }, body })));
}

/** What would be paid. Nothing is written. */
export const preSettle = (job: Job, psnNo: string) =>
  answer(api.POST("/api/v1/settlements/pre", { body: settleBody(job, psnNo, now()) }));

/** The message id of a settlement may have thirty characters. */
const msgid = (key: string) => key.replaceAll("-", "").slice(0, 30);

/** Settles once: the message and its id stay the same until the platform has answered. */
export async function settle(job: Job, psnNo: string) {
  const body = job.sent.settle ?? settleBody(job, psnNo, now());
  job.sent.settle = body;
  return intent(`counter.settle.${job.hiRxno}`).once(body, (key) =>
    answer(api.POST("/api/v1/settlements", { params: { header: { "Idempotency-Key": msgid(key) } }, body })));
}

/** Hands over once: the same message again is known again. */
export async function handOver(job: Job) {
  const body = job.sent.sale ?? saleBody(job, now());
  job.sent.sale = body;
  return answer(api.POST("/api/v1/dispensings", { body }));
}

export const unwanted = (job: Job) => job.items.filter((one) => !wanted(job).includes(one)).map((one) => one.no);

/** Goods of a sale come back, all or some of its rows. */
export async function takeBack(hiRxno: string, sale: string, reason: string, rows: { drug: string; count: number; codes: string[] }[]) {
  const body = {
    hiRxno, reason,
    selinfo: rows.map((one) => ({ medListCodg: one.drug, selRetnCnt: one.count, ...(one.codes.length ? { drugTracCodg: one.codes } : {}) })),
  };
  return intent(`counter.return.${sale}`).once(body, (key) => answer(api.POST("/api/v1/dispensings/{selldrugSn}/return", {
    params: { path: { selldrugSn: sale }, header: { "Idempotency-Key": key } }, body,
  })));
}

/** Takes a settlement back; the goods must have come back first. */
export async function undo(setlId: string, psnNo: string) {
  return intent(`counter.undo.${setlId}`).once(psnNo, (key) => answer(api.POST("/api/v1/settlements/{setlId}/undo", {
    params: { path: { setlId }, header: { "Idempotency-Key": msgid(key) } }, body: { psnNo },
  })));
}
