import { beforeEach, describe, expect, it, vi } from "vitest";
import { leave, session } from "@/shared/session";
import { isDanger, missing, wrong } from "./answers";
import { asking, draftOf, forgetKept, forms, keepDraft, keepForm, keepWork, keptWork, newForm, recallWho, rememberWho, type Item, type Work } from "./store";
import { outbox, synchronise } from "./sync";
import { ageOf, dueIn } from "./words";

// the client takes the browser's fetch once, when it is made
const line = vi.hoisted(() => {
  const held: { fetch: (request: Request | string) => Promise<Response> } = { fetch: async () => Response.error() };
  globalThis.fetch = ((request: Request | string) => held.fetch(request)) as typeof fetch;
  return held;
});

const NOW = new Date("2026-11-29T02:00:00Z");
const someWork = (serverTime: string) => ({ serverTime, guidelines: [], items: [] }) as unknown as Work;

function signIn(actor: string) {
  Object.assign(session, { signedIn: true, role: "MEDICAL", actor, actorName: actor, institution: "H1", until: "2026-11-29T10:00:00Z" });
}

/** Answers of the platform to what is sent, one after the other; "lost" for none. */
function platform(...answers: (number | "lost" | "answer lost")[]) {
  const got: string[] = [];
  line.fetch = async (request) => {
    const next = answers.shift() ?? 200;
    if (next === "lost") {
      throw new TypeError("offline");
    }
    const body = typeof request === "string" ? "" : await request.text();
    got.push(body);
    if (next === "answer lost") {
      throw new TypeError("the line broke");
    }
    return Response.json(next === 200 ? {} : { reason: next === 409 ? "CARE_FORM_DIFFERS" : "FIELD_INVALID", zh: "不对", en: "wrong", code: 1 }, { status: next });
  };
  return got;
}

describe("what a village device keeps", () => {
  beforeEach(() => {
    localStorage.clear();
    signIn("D1");
  });

  it("corrects its clock by the platform's at the last contact", () => {
    keepWork(someWork("2026-11-29T03:00:00Z"), { actor: "D1", at: NOW }, NOW);
    expect(newForm("JK1", {}, true).behindMillis).toBe(3_600_000);
    expect(keptWork()?.work.serverTime).toBe("2026-11-29T03:00:00Z");
  });

  it("counts its forms up and never uses a number twice", () => {
    const numbers = [newForm("JK1", {}, true), newForm("JK1", {}, true), newForm("JK2", {}, true)].map((form) => form.counter);
    expect(numbers).toEqual([1, 2, 3]);
  });

  it("sends a form again with the same name until it is answered, and then no more", async () => {
    keepForm(newForm("JK1", { sbp: "130" }, true));
    const got = platform("lost", "answer lost", 200);
    await synchronise();
    expect(outbox.lost).toBe(true);
    await synchronise();
    await synchronise();
    expect(forms()).toEqual([]);
    expect(got).toHaveLength(2);
    expect(got[0]).toBe(got[1]);
    await synchronise();
    expect(got).toHaveLength(2);
  });

  it("lets nobody who asks while it sends go on before it is sent", async () => {
    keepForm(newForm("JK1", { sbp: "130" }, true));
    const got = platform(200);
    void synchronise();
    await synchronise();
    expect(forms()).toEqual([]);
    expect(got).toHaveLength(1);
  });

  it("keeps what the platform does not take, with the reason, and goes on with the next", async () => {
    keepForm(newForm("JK1", { sbp: "999" }, true));
    keepForm(newForm("JK2", { sbp: "130" }, true));
    platform(400, 200);
    await synchronise();
    expect(forms().map((form) => [form.visit, form.refused?.zh])).toEqual([["JK1", "不对"]]);
  });

  it("sends the words under a new number when another window took it", async () => {
    keepForm(newForm("JK1", { sbp: "130" }, true));
    const got = platform(409, 200);
    await synchronise();
    await synchronise();
    expect(forms()).toEqual([]);
    expect(JSON.parse(got[1] ?? "")).toMatchObject({ counter: 2, answers: { sbp: "130" } });
  });

  it("forgets people at log-out and after the session, but nothing that was not sent", async () => {
    rememberWho();
    keepWork(someWork("2026-11-29T02:00:00Z"), { actor: "D1", at: NOW }, NOW);
    keepDraft("JK1", { sbp: "1" });
    keepForm(newForm("JK1", { sbp: "130" }, true));
    line.fetch = async () => {
      localStorage.clear(); // as the browser does it at the platform's word
      return new Response(null, { status: 204 });
    };
    await leave();
    forgetKept();
    expect(forms()).toEqual([]);
    expect(keptWork()).toBeUndefined();
    signIn("D2");
    expect(forms()).toEqual([]);
    signIn("D1");
    expect(forms()).toHaveLength(1);
    expect(keptWork()).toBeUndefined();
    expect(draftOf("JK1")).toBeUndefined();
  });

  it("keeps no list for who has left before it came", async () => {
    const asked = asking();
    line.fetch = async () => new Response(null, { status: 204 });
    await leave();
    forgetKept();
    keepWork(someWork("2026-11-29T02:00:00Z"), asked);
    keepDraft("JK1", { sbp: "1" });
    expect(Object.keys(localStorage).filter((key) => key.startsWith("yunfang.village."))).toEqual([]);
    signIn("D2");
    keepWork(someWork("2026-11-29T02:00:00Z"), asked);
    expect(keptWork()).toBeUndefined();
  });

  it("shows nothing once the session would have ended", () => {
    rememberWho();
    expect(recallWho(NOW)).toBe(true);
    expect(recallWho(new Date("2026-11-29T10:00:01Z"))).toBe(false);
    expect(recallWho(NOW)).toBe(false);
  });
});

describe("an answer", () => {
  const pressure = { code: "sbp", kind: "NUMBER", lowest: 50, highest: 300, dangerHigh: 180, dangerLow: null, required: true, choices: [] } as unknown as Item;
  const signs = { code: "signs", kind: "CHOICE", required: true, choices: [{ code: "no", finding: "CONTROLLED" }, { code: "yes", finding: "DANGER" }] } as unknown as Item;

  it("is wrong, a danger or missing", () => {
    expect(["49", "301", "1e2", "abc"].map((one) => wrong(pressure, one))).toEqual(Array(4).fill("50–300"));
    expect(["179.99", "180", "999"].map((one) => isDanger(pressure, one))).toEqual([false, true, false]);
    expect(["no", "yes"].map((one) => isDanger(signs, one))).toEqual([false, true]);
    expect(missing([pressure, signs], { sbp: "120" })).toEqual([signs]);
  });

  it("has its day and its age in words", () => {
    expect([dueIn("2026-11-26", "zh", "2026-11-29"), dueIn("2026-11-29", "zh", "2026-11-29"), dueIn("2026-12-01", "en", "2026-11-29")])
      .toEqual(["逾期 3 天", "今天", "2 days left"]);
    expect([ageOf("1958-11-30", "2026-11-29"), ageOf("1958-11-29", "2026-11-29")]).toEqual([67, 68]);
  });
});
