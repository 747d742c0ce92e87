// The code a pharmacy scans: kept until it ends, renewed before it does.
import { onScopeDispose, ref, shallowRef } from "vue";
import { answer, api, Refused, type Schemas } from "@/shared/api";
import { session } from "@/shared/session";
import { forgetOne, keep, recall } from "./kept";

export type Token = Schemas["Token"];

/** A code is renewed when less than this is left, so that it holds at the counter. */
const RENEW_MS = 5 * 60_000;

export const left = (token: Pick<Token, "expiresAt">, now: Date) => new Date(token.expiresAt).getTime() - now.getTime();

/** Whether a new one is to be asked for. */
export const isDue = (token: Token | undefined, now: Date) => !token || left(token, now) < RENEW_MS;

/** The code of one prescription: what is kept at once, a fresh one when it is due and the platform can be reached. */
export function useToken(hiRxno: string) {
  const name = `token.${hiRxno}`;
  const kept = recall<Token>(name);
  const token = shallowRef<Token | undefined>(kept && left(kept, new Date()) > 0 ? kept : undefined);
  const refused = shallowRef<Refused>();
  const asking = ref(false);

  async function renew() {
    if (asking.value) {
      return;
    }
    asking.value = true;
    const { actor } = session;
    try {
      const fresh = await answer(api.GET("/api/v1/prescriptions/{hiRxno}/token", { params: { path: { hiRxno } } }));
      token.value = fresh;
      refused.value = undefined;
      keep(name, fresh, actor);
    } catch (fault) {
      const why = fault instanceof Refused ? fault : Refused.unreachable();
      // without a network the one that is shown still works
      if (why.status !== 0 || !token.value) {
        refused.value = why;
      }
      if (why.status !== 0) {
        token.value = undefined;
        forgetOne(name);
      }
    } finally {
      asking.value = false;
    }
  }

  function look() {
    const now = new Date();
    if (token.value && left(token.value, now) <= 0) {
      token.value = undefined;
      forgetOne(name);
    }
    if (!document.hidden && isDue(token.value, now)) {
      void renew();
    }
  }

  look();
  const timer = setInterval(look, 15_000);
  const back = () => look();
  addEventListener("online", back);
  document.addEventListener("visibilitychange", back);
  onScopeDispose(() => {
    clearInterval(timer);
    removeEventListener("online", back);
    document.removeEventListener("visibilitychange", back);
  });
  return { token, refused, asking, renew };
}

/** Keeps the screen on while a code is shown, where the phone can. */
export function useLitScreen() {
  let lock: WakeLockSentinel | undefined;
  async function light() {
    try {
      lock = await navigator.wakeLock?.request("screen");
    } catch {
      // low battery, or the page is not in front
    }
  }
  const again = () => {
    if (!document.hidden) {
      void light();
    }
  };
  void light();
  document.addEventListener("visibilitychange", again);
  onScopeDispose(() => {
    document.removeEventListener("visibilitychange", again);
    void lock?.release();
  });
}
