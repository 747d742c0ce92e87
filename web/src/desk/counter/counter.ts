import { computed, ref, shallowRef, watch } from "vue";
import { answer, api, Refused, type Schemas } from "@/shared/api";
import { useAct } from "@/shared/load";
import { session } from "@/shared/session";
import { said } from "@/shared/words";
import { audit, claim, giveBack, handOver, readSheet, settle, unwanted } from "./act";
import { handed, jobs, owed, packsOf, rest, wanted, type CertType, type Job } from "./job";
import { isPack, lineOf, wrongAtOnce, type Wrong } from "./packs";
import { codeIn } from "./scanner";
import { sound } from "./sound";

/** What the page has: a place where the scanner types, and a search by voucher. */
interface Scanner {
  focus: () => void;
  find: (kind: CertType, no: string) => void;
}

type Say = (key: Exclude<Wrong, "sold"> | "notNow" | "packFirst" | "bad" | "nothing" | "given" | "unwanted" | "passed", values?: Record<string, unknown>) => string;

/** Milliseconds after a step in which the main key does nothing. */
const SETTLING = 400;

/** One prescription after the other at one counter. */
export function useCounter(t: Say, scanner: Scanner) {
  const job = ref<Job | undefined>(jobs.open());
  const sheet = shallowRef<Schemas["Prescription"]>();
  const wrong = ref<{ no: number; why: string }>();
  const note = ref("");
  const at = ref<number>();
  const asking = ref<"refuse" | "back">();
  const reason = ref("");
  const { acting, refused, act } = useAct();
  const step = computed(() => job.value?.step ?? "scan");
  const short = computed(() => (job.value ? wanted(job.value).reduce((sum, one) => sum + owed(one), 0) : 0));

  watch(job, (now) => now && jobs.keep(now), { deep: true });

  // a key pressed twice is meant once: the second press belongs to the step that is over
  let changed = 0;
  watch(step, () => (changed = Date.now()));

  /** One thing at a time; afterwards the cursor is where the scanner types. */
  async function run(work: () => Promise<unknown>) {
    note.value = "";
    wrong.value = undefined;
    await act(work);
    if (refused.value) {
      sound(false);
    }
    scanner.focus();
  }

  // a scanner is faster than an answer: codes wait for their turn and none gets lost
  let before = Promise.resolve();
  if (job.value) {
    const kept = job.value;
    before = run(async () => {
      sheet.value = await readSheet(kept.hiRxno);
    });
  }

  function open(code: string) {
    return run(async () => {
      const got = await claim(code);
      const kept = jobs.of(got.job.hiRxno);
      // the same hold once more: what was scanned before is still there
      job.value = kept && kept.secret === got.job.secret && kept.step !== "done" ? kept : got.job;
      sheet.value = got.sheet;
      asking.value = undefined;
      sound(true);
    });
  }

  function complain(why: Exclude<Wrong, "sold"> | "notNow" | "packFirst", code: string, name = "", of?: number) {
    sound(false);
    const text = t(why, { code, name });
    const no = of ?? at.value ?? job.value?.items[0]?.no;
    if (why !== "notNow" && why !== "packFirst" && no !== undefined) {
      wrong.value = { no, why: text };
    } else {
      note.value = text;
    }
  }

  async function pack(code: string, now: Job) {
    const early = wrongAtOnce(code, now.items);
    if (early) {
      return complain(early, code, "", now.items.find((one) => one.packs.includes(code))?.no);
    }
    const split = now.items.find((one) => one.no === at.value)?.split ?? false;
    await run(async () => {
      const check = await answer(api.GET("/api/v1/packs/{traceCode}", { params: { path: { traceCode: code }, query: { split } } }));
      const line = lineOf(check, now.items, at.value);
      if (typeof line !== "string") {
        line.packs.push(code);
        at.value = line.packs.length < packsOf(line) ? line.no : now.items.find((one) => one.packs.length < packsOf(one))?.no;
        sound(true);
      } else if (line === "sold") {
        sound(false);
        const no = now.items.find((one) => one.drug === check.product?.code)?.no ?? at.value ?? now.items[0]?.no ?? 0;
        wrong.value = { no, why: `${said(check.refusal)} ${check.refusal.code}` };
      } else {
        complain(line, code, check.product?.name);
      }
    });
  }

  function scan(text: string) {
    before = before.then(() => take(text));
  }

  async function take(text: string) {
    const code = codeIn(text);
    if (acting.value) {
      complain("notNow", text);
    } else if (code) {
      await open(code);
    } else if (job.value && step.value === "packs") {
      await pack(text, job.value);
    } else if (!job.value && isPack(text)) {
      complain("packFirst", text);
    } else if (!job.value) {
      void scanner.find(/^\d{17}[\dXx]$/.test(text) ? "02" : "01", text);
    } else {
      complain("notNow", text);
    }
  }

  function move(by: 1 | -1) {
    const items = job.value?.items ?? [];
    const here = items.findIndex((one) => one.no === at.value);
    at.value = items[Math.min(items.length - 1, Math.max(0, here + by))]?.no;
  }

  /** The one main thing of each step: F2 or the large button. */
  function main() {
    const now = job.value;
    if (!now || acting.value || asking.value || Date.now() - changed < SETTLING) {
      return;
    }
    if (now.step === "check") {
      if (wanted(now).length === 0 || now.items.some((one) => !(one.count >= 0 && one.count <= one.left && one.price >= 0))) {
        note.value = t("bad");
        return sound(false);
      }
      void run(async () => {
        if (unwanted(now).length > 0) {
          await giveBack(now, t("unwanted"), unwanted(now));
          now.items = wanted(now);
        }
        now.audit = await check(now, true, t("passed"));
        now.step = "packs";
        at.value = now.items[0]?.no;
      });
    } else if (now.step === "packs") {
      if (!wanted(now).some((one) => handed(one) > 0)) {
        note.value = t("nothing");
        return sound(false);
      }
      now.step = now.setlId || now.selfPaid ? "hand" : "settle";
      scanner.focus();
    } else if (now.step === "settle") {
      void run(() => pay(now));
    } else if (now.step === "hand") {
      void run(() => hand(now));
    } else {
      next();
    }
  }

  // what the platform refused is over; what it did not answer is tried again word by word
  async function once<T>(name: "audit" | "settle" | "sale", now: Job, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (fault) {
      if (fault instanceof Refused && fault.decided) {
        now.sent[name] = undefined;
      }
      throw fault;
    }
  }

  const check = (now: Job, passed: boolean, opinion: string) =>
    once("audit", now, () => audit(now, { code: session.actor, name: session.actorName }, passed, opinion));

  async function pay(now: Job) {
    if (!now.selfPaid) {
      const paid = await once("settle", now, () => settle(now, sheet.value?.patient.psnNo ?? ""));
      now.setlId = paid.setlinfo.setlId;
      now.totals = paid.setlinfo;
    }
    now.step = "hand";
  }

  async function hand(now: Job) {
    now.sale = (await once("sale", now, () => handOver(now))).selldrugSn;
    now.step = "done";
    sound(true);
  }

  function next() {
    if (job.value?.step === "done" && !later.value) {
      jobs.forget(job.value.hiRxno);
    } else if (job.value) {
      jobs.keep({ ...job.value, ...(later.value ?? {}) });
    }
    jobs.close();
    job.value = undefined;
    sheet.value = undefined;
    note.value = "";
    wrong.value = undefined;
    refused.value = undefined;
    scanner.focus();
  }

  const later = computed(() => (job.value?.step === "done" ? rest(job.value) : undefined));

  function ask(what: "refuse" | "back") {
    asking.value = what;
    reason.value = "";
  }

  function give() {
    const now = job.value;
    const what = asking.value;
    if (!now || !what || !reason.value.trim()) {
      return;
    }
    void run(async () => {
      if (what === "refuse") {
        await check(now, false, reason.value.trim());
      } else {
        await giveBack(now, reason.value.trim(), []);
      }
      asking.value = undefined;
      jobs.forget(now.hiRxno);
      next();
      note.value = t("given");
      sound(true);
    });
  }

  function backward() {
    const now = job.value;
    if (now && now.step === "settle" && !now.sent.settle) {
      now.step = "packs";
    } else if (now && now.step === "hand" && !now.setlId) {
      now.step = "settle";
    }
    scanner.focus();
  }

  return { job, sheet, wrong, note, at, asking, reason, acting, refused, step, short, later, open, scan, move, main, ask, give, backward };
}
