import { beforeEach, describe, expect, it, vi } from "vitest";
import { effectScope } from "vue";
import { session } from "@/shared/session";
import { isDue, useToken, type Token } from "./token";

// the client takes fetch when it is made: before any import
const network = vi.hoisted(() => {
  const current: { reply: () => Response | Promise<Response> } = { reply: () => Promise.reject(new TypeError("offline")) };
  globalThis.fetch = async () => current.reply();
  return current;
});

const at = (minutes: number): Token =>
  ({ qr: `Q${minutes}`, size: 33, path: "M4 4h1v1h-1z", expiresAt: new Date(Date.now() + minutes * 60_000).toISOString() });

function platform(reply: () => Response | Promise<Response>) {
  const asked = vi.fn(reply);
  network.reply = asked;
  return asked;
}

async function shown(work: (made: ReturnType<typeof useToken>) => Promise<void>) {
  const scope = effectScope();
  await scope.run(async () => {
    const made = useToken("3702");
    await new Promise((done) => setTimeout(done, 10));
    await work(made);
  });
  scope.stop();
}

beforeEach(() => {
  localStorage.clear();
  Object.assign(session, { actor: "1" });
});

describe("a code", () => {
  it("is due when five minutes are left, not before", () => {
    expect(isDue(undefined, new Date())).toBe(true);
    expect(isDue(at(4), new Date())).toBe(true);
    expect(isDue(at(6), new Date())).toBe(false);
  });

  it("is asked for once, kept, and shown again without asking", async () => {
    const asked = platform(() => Response.json(at(30)));
    await shown(async ({ token }) => expect(token.value?.qr).toBe("Q30"));
    await shown(async ({ token }) => expect(token.value?.qr).toBe("Q30"));
    expect(asked).toHaveBeenCalledTimes(1);
  });

  it("stays without a network as long as it holds", async () => {
    platform(() => Response.json(at(3)));
    await shown(async ({ token }) => expect(token.value?.qr).toBe("Q3"));
    platform(() => Promise.reject(new TypeError("offline")));
    await shown(async ({ token, refused }) => {
      expect(token.value?.qr).toBe("Q3");
      expect(refused.value).toBeUndefined();
    });
  });

  it("is not shown when it is over", async () => {
    localStorage.setItem("yunfang.me.1.token.3702", JSON.stringify(at(-1)));
    platform(() => Promise.reject(new TypeError("offline")));
    await shown(async ({ token, refused }) => {
      expect(token.value).toBeUndefined();
      expect(refused.value?.status).toBe(0);
    });
  });

  it("is dropped when the platform refuses another", async () => {
    platform(() => Response.json(at(3)));
    await shown(async () => {});
    platform(() => Response.json({ zh: "已取完", en: "collected", reason: "WRONG_STATE" }, { status: 409 }));
    await shown(async ({ token, refused }) => {
      expect(token.value).toBeUndefined();
      expect(refused.value?.reason).toBe("WRONG_STATE");
    });
    expect(localStorage.getItem("yunfang.me.1.token.3702")).toBeNull();
  });
});
