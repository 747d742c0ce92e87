// What stays readable without a network: of the person who is signed in, on this device, until the session would have
// ended, and gone with it. Nobody else who takes this phone finds any of it.
import { shallowRef, type ShallowRef } from "vue";
import { Refused } from "@/shared/api";
import { useLoad, type Loaded } from "@/shared/load";
import { device } from "@/shared/device";
import { keeperOf } from "@/shared/keeper";
import { session } from "@/shared/session";

const keeper = keeperOf("yunfang.me.", "PATIENT");
const { own } = keeper;
export const { keep, forgetKept, rememberWho, recallWho, leaveForGood, begin } = keeper;

export function recall<T>(name: string): T | undefined {
  return session.actor ? device.json<T>(own(name)) : undefined;
}

export function forgetOne(name: string) {
  device.drop(own(name));
}

interface Kept<T> {
  at: string;
  value: T;
}

export interface LoadedOrKept<T> extends Loaded<T> {
  /** When what is shown was read, if it could not be read anew. */
  keptAt: ShallowRef<string | undefined>;
}

/** As {@link useLoad}, but what came last is shown at once, and stays when the platform cannot be reached. */
export function useKept<T>(name: string, ask: () => Promise<T>, options: { everySeconds?: number } = {}): LoadedOrKept<T> {
  const before = recall<Kept<T>>(name);
  const keptAt = shallowRef<string>();
  const loaded = useLoad(async () => {
    const { actor } = session;
    try {
      const value = await ask();
      keep(name, { at: new Date().toISOString(), value }, actor);
      keptAt.value = undefined;
      return value;
    } catch (fault) {
      const kept = recall<Kept<T>>(name);
      if (fault instanceof Refused && fault.status === 0 && kept) {
        keptAt.value = kept.at;
        return kept.value;
      }
      throw fault;
    }
  }, options);
  loaded.data.value ??= before?.value;
  return { ...loaded, keptAt };
}
