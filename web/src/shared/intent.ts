import { newKey, Refused } from "./api";

/** What this tab keeps until log-out; a browser may forbid it, the page then just forgets. */
export const tab = {
  read<T>(name: string): T | undefined {
    try {
      const text = sessionStorage.getItem(name);
      return text === null ? undefined : (JSON.parse(text) as T);
    } catch {
      return undefined;
    }
  },
  keep(name: string, value: unknown) {
    try {
      sessionStorage.setItem(name, JSON.stringify(value));
    } catch {
      // forgotten
    }
  },
  clear() {
    try {
      sessionStorage.clear();
    } catch {
      // nothing was kept
    }
  },
  drop(name: string) {
    try {
      sessionStorage.removeItem(name);
    } catch {
      // nothing was kept
    }
  },
};

/**
 * The key of one intention: the same for the same content however often it is tried, also after a
 * reload; another one when the content changed or it was settled.
 */
export function intent(name: string) {
  const place = `yunfang.intent.${name}`;

  function key(content: unknown): string {
    const text = JSON.stringify(content);
    const kept = tab.read<{ text: string; key: string }>(place);
    if (kept?.text === text) {
      return kept.key;
    }
    const fresh = newKey();
    tab.keep(place, { text, key: fresh });
    return fresh;
  }

  const settled = () => tab.drop(place);

  return {
    key,
    settled,
    /** Sends it with its key, which is good until the platform has said yes or no. */
    async once<T>(content: unknown, send: (key: string) => Promise<T>): Promise<T> {
      try {
        const done = await send(key(content));
        settled();
        return done;
      } catch (fault) {
        if (fault instanceof Refused && fault.decided) {
          settled();
        }
        throw fault;
      }
    },
  };
}
