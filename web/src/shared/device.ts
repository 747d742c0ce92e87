/** What this device keeps; a browser may forbid it, the page then just forgets. */
export const device = {
  read(name: string): string | null {
    try {
      return localStorage.getItem(name);
    } catch {
      return null;
    }
  },
  /** What was kept as JSON; what somebody else spoilt is dropped. */
  json<T>(name: string): T | undefined {
    const text = device.read(name);
    if (text === null) {
      return undefined;
    }
    try {
      return JSON.parse(text) as T;
    } catch {
      device.drop(name);
      return undefined;
    }
  },
  keep(name: string, text: string) {
    try {
      localStorage.setItem(name, text);
    } catch {
      // a full or forbidden store
    }
  },
  drop(name: string) {
    try {
      localStorage.removeItem(name);
    } catch {
      // nothing was kept
    }
  },
  names(): string[] {
    try {
      return Object.keys(localStorage);
    } catch {
      return [];
    }
  },
};
