import { onScopeDispose, ref, shallowRef, type Ref, type ShallowRef } from "vue";
import { Refused } from "./api";

export interface Loaded<T> {
  /** What came last; kept while it is read again. */
  data: ShallowRef<T | undefined>;
  refused: ShallowRef<Refused | undefined>;
  loading: Ref<boolean>;
  reload: () => Promise<void>;
}

/** Reads something and keeps what it answered; the answer to an older question never wins over a newer one. */
export function useLoad<T>(read: () => Promise<T>, options: { now?: boolean; everySeconds?: number } = {}): Loaded<T> {
  const data = shallowRef<T>();
  const refused = shallowRef<Refused>();
  const loading = ref(false);
  let asked = 0;

  async function reload() {
    const mine = ++asked;
    loading.value = true;
    try {
      const got = await read();
      if (mine === asked) {
        data.value = got;
        refused.value = undefined;
      }
    } catch (fault) {
      if (mine === asked) {
        refused.value = fault instanceof Refused ? fault : Refused.unreachable();
      }
    } finally {
      if (mine === asked) {
        loading.value = false;
      }
    }
  }

  if (options.now !== false) {
    void reload();
  }
  if (options.everySeconds) {
    const timer = setInterval(() => {
      if (!document.hidden && !loading.value) {
        void reload();
      }
    }, options.everySeconds * 1000);
    onScopeDispose(() => clearInterval(timer));
  }
  return { data, refused, loading, reload };
}

/** Does one thing at a time: a second click while the first runs does nothing. */
export function useAct() {
  const acting = ref(false);
  const refused = shallowRef<Refused>();

  async function act<T>(work: () => Promise<T>): Promise<T | undefined> {
    if (acting.value) {
      return undefined;
    }
    acting.value = true;
    refused.value = undefined;
    try {
      return await work();
    } catch (fault) {
      refused.value = fault instanceof Refused ? fault : Refused.unreachable();
      return undefined;
    } finally {
      acting.value = false;
    }
  }

  return { acting, refused, act };
}
