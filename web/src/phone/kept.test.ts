import { beforeEach, describe, expect, it, vi } from "vitest";
import { Refused } from "@/shared/api";
import { finishLeaving, session } from "@/shared/session";
import { forgetKept, keep, leaveForGood, recall, recallWho, rememberWho, useKept } from "./kept";

const soon = () => new Date(Date.now() + 600_000).toISOString();

function enter(actor: string) {
  Object.assign(session, { signedIn: true, role: "PATIENT", actor, actorName: `某${actor}`, until: soon() });
  rememberWho();
}

beforeEach(() => {
  localStorage.clear();
  vi.unstubAllGlobals();
});

describe("what is kept on the phone", () => {
  it("is shown to the same person without a network", () => {
    enter("1");
    keep("list", [1]);
    Object.assign(session, { signedIn: false, actor: "", role: undefined });
    expect(recallWho()).toBe(true);
    expect(session.actor).toBe("1");
    expect(recall("list")).toEqual([1]);
  });

  it("is gone for the next person who signs in", () => {
    enter("1");
    keep("list", [1]);
    enter("2");
    expect(recall("list")).toBeUndefined();
    enter("1");
    expect(recall("list")).toBeUndefined();
  });

  it("does not mistake a number that begins like another", () => {
    enter("12");
    keep("list", [12]);
    enter("1");
    expect(Object.keys(localStorage).filter((key) => key.includes(".12."))).toEqual([]);
  });

  it("is gone when the session would have ended", () => {
    enter("1");
    keep("list", [1]);
    expect(recallWho(new Date(Date.now() + 3_600_000))).toBe(false);
    expect(Object.keys(localStorage)).toEqual([]);
  });

  it("is forgotten at log-out, also without a network, and the platform is told later", async () => {
    enter("1");
    keep("token", "secret");
    const calls: string[] = [];
    vi.stubGlobal("fetch", async (_path: string, { method }: { method: string }) => {
      calls.push(method);
      throw new TypeError("offline");
    });
    await leaveForGood();
    expect(JSON.stringify({ ...localStorage })).not.toContain("secret");
    expect(recallWho()).toBe(false);
    vi.stubGlobal("fetch", async (_path: string, { method }: { method: string }) => {
      calls.push(method);
      return new Response(null, { status: 204 });
    });
    await finishLeaving();
    await finishLeaving();
    expect(calls).toEqual(["DELETE", "DELETE"]);
  });

  it("keeps nothing that arrives after log-out, nor with the next person", async () => {
    enter("1");
    let give: (value: string[]) => void = () => {};
    const { reload } = useKept("list", () => new Promise<string[]>((done) => (give = done)));
    vi.stubGlobal("fetch", () => new Promise(() => {}));
    void leaveForGood();
    give(["of the first"]);
    await Promise.resolve();
    expect(JSON.stringify({ ...localStorage })).not.toContain("of the first");
    enter("1");
    const late = reload();
    const answer = give;
    enter("2");
    answer(["of the first"]);
    await late;
    expect(JSON.stringify({ ...localStorage })).not.toContain("of the first");
  });

  it("keeps nothing for nobody", () => {
    forgetKept();
    Object.assign(session, { actor: "" });
    keep("list", [1]);
    expect(recall("list")).toBeUndefined();
  });
});

describe("useKept", () => {
  it("shows what came last when the platform cannot be reached, and since when", async () => {
    enter("1");
    const first = useKept("list", async () => ["new"]);
    await first.reload();
    const second = useKept("list", async () => {
      throw Refused.unreachable();
    });
    expect(second.data.value).toEqual(["new"]);
    await second.reload();
    expect(second.data.value).toEqual(["new"]);
    expect(second.keptAt.value).toBeDefined();
    expect(second.refused.value).toBeUndefined();
  });

  it("says what the platform refused", async () => {
    enter("1");
    const refused = useKept("other", async () => {
      throw new Refused(403, "不允许", "not allowed");
    });
    await refused.reload();
    expect(refused.refused.value?.status).toBe(403);
  });
});
