// Sends what was written, one form at a time, in its order. The platform takes a form once however often it comes, so
// nothing is lost and nothing doubled when a request or its answer gets lost.
import { reactive } from "vue";
import { answer, api, draft, Refused, type Schemas } from "@/shared/api";
import { asking, dropForm, forms, keepForm, keepWork, keptWork, newForm, type Form } from "./store";

/** What waits, and whether it is being sent. */
export const outbox = reactive({ waiting: [] as Form[], sending: false, lost: false });

export function look() {
  outbox.waiting = forms();
}

async function send(form: Form): Promise<Schemas["CareVisit"]> {
  const { visit, ...body } = form;
  delete body.refused;
  return answer(api.POST("/api/v1/care-visits/{id}/forms", {
    params: { path: { id: visit } }, body: draft<Schemas["CareForm"]>(body),
  }));
}

/** What became of one: gone, kept for a later try, or kept with why the platform does not take it. */
async function settle(form: Form): Promise<boolean> {
  try {
    await send(form);
  } catch (fault) {
    if (!(fault instanceof Refused) || !fault.decided || fault.status === 401 || fault.status === 429) {
      return false;
    }
    if (fault.reason === "CARE_FORM_DIFFERS") {
      // two windows took the same number: the words are the same, the number is a new one
      const fresh = newForm(form.visit, form.answers, form.finished, new Date(form.writtenAt));
      keepForm({ ...fresh, behindMillis: form.behindMillis });
    } else {
      keepForm({ ...form, refused: { zh: fault.zh, en: fault.en, field: fault.field } });
      return true;
    }
  }
  dropForm(form);
  return true;
}

async function sendAll() {
  outbox.lost = false;
  for (const form of forms().filter((one) => !one.refused)) {
    if (!(await settle(form))) {
      outbox.lost = true;
      return;
    }
    look();
  }
}

// one window of this device at a time
async function alone(work: () => Promise<void>) {
  if (!navigator.locks) {
    return work();
  }
  return navigator.locks.request("yunfang.village.send", { ifAvailable: true }, async (lock) => {
    if (lock) {
      await work();
    }
  });
}

async function sending() {
  outbox.sending = true;
  try {
    await alone(sendAll);
  } finally {
    outbox.sending = false;
    look();
  }
}

let running: Promise<void> | undefined;

/** Sends what waits; whoever asks while it is being sent waits for that. */
export async function synchronise() {
  look();
  if (!running && outbox.waiting.some((one) => !one.refused)) {
    running = sending().finally(() => (running = undefined));
  }
  await running;
}

/** The list as the platform has it by now, after what was written here has been sent. */
export async function freshWork() {
  await synchronise();
  const asked = asking();
  const work = await answer(api.GET("/api/v1/care-visits", { params: { query: { days: 30, most: 60 } } }));
  keepWork(work, asked);
  return keptWork();
}
