import { beforeEach, describe, expect, it, vi } from "vitest";
import { tab } from "./intent";
import { enterDemo, finishLeaving, forget, leave, loadSession, session } from "./session";

const somebody = (actor: string) => ({ signedIn: true, role: "PHARMACY", institution: "P1", actor, actorName: actor, region: "", demo: true });
const person = { role: "PHARMACY", who: "1", institution: "P1", region: "" } as const;
let calls: string[];

/** A platform at which one is signed in, or that cannot be reached. */
function platform(actor?: string) {
  vi.stubGlobal("fetch", async (path: string, { method }: { method: string }) => {
    calls.push(`${method} ${path}`);
    if (actor === undefined) {
      throw new TypeError("offline");
    }
    return method === "DELETE" ? new Response(null, { status: 204 }) : Response.json(somebody(actor));
  });
}

describe("log-out", () => {
  beforeEach(() => {
    calls = [];
    sessionStorage.clear();
    localStorage.clear();
    vi.unstubAllGlobals();
  });

  it("takes who was there from the page before the platform has answered, and leaves the way in", async () => {
    platform("1");
    await loadSession();
    tab.keep("draft", "of a patient");
    const left = leave();
    expect([session.signedIn, session.actor, tab.read("draft")]).toEqual([false, "", undefined]);
    await left;
    expect([session.demo, session.known]).toEqual([true, true]);
  });

  it("is told later when the platform cannot be reached, before anybody else comes", async () => {
    platform("1");
    await loadSession();
    platform();
    await expect(leave()).rejects.toMatchObject({ status: 0 });
    expect(session.signedIn).toBe(false);
    calls = [];
    platform("2");
    await enterDemo(person);
    await finishLeaving();
    expect(calls).toEqual(["DELETE /session", "POST /session/demo"]);
  });

  it("leaves what was chosen for the display, though the browser drops all else", async () => {
    platform("1");
    await loadSession();
    vi.stubGlobal("fetch", async () => {
      localStorage.clear();
      return new Response(null, { status: 204 });
    });
    await leave();
    expect(localStorage.getItem("yunfang.language")).toBe("zh");
  });
});

describe("what the tab keeps", () => {
  beforeEach(() => {
    calls = [];
    sessionStorage.clear();
    localStorage.clear();
  });

  it("outlives a session for the same person, and is gone for another", async () => {
    platform("1");
    await loadSession();
    tab.keep("job", "claim secret");
    forget();
    await loadSession();
    expect(tab.read("job")).toBe("claim secret");
    forget();
    platform("2");
    await loadSession();
    expect(tab.read("job")).toBeUndefined();
  });
});
