// What stays readable without a network: of the person who is signed in, on this device, until the session would have
// ended, and gone with it. Nobody else who takes this phone finds any of it.
import { shallowRef, type ShallowRef } from "vue";
import { Refused } from "@/shared/api";
import { useLoad, type Loaded } from "@/shared/load";
import { device } from "@/shared/device";
import { isLeaving, leave, session, type Session } from "@/shared/session";

const PREFIX = "yunfang.me.";
const WHO = `${PREFIX}who`;

const own = (name: string, actor = session.actor) => `${PREFIX}${actor}.${name}`;

/** Everything of everybody, or of everybody but one. */
export function forgetKept(butActor = "") {
  device.names()
    .filter((key) => key.startsWith(PREFIX) && !(butActor && key.startsWith(`${PREFIX}${butActor}.`)))
    .forEach(device.drop);
}

/** Who is signed in now may be shown again without a network; what others left is removed. */
export function rememberWho() {
  forgetKept(session.actor);
  const { actor, actorName, until, role } = session;
  device.keep(WHO, JSON.stringify({ actor, actorName, until, role }));
}

/** Without a network: shows what the person who was signed in last may still see. */
export function recallWho(now = new Date()): boolean {
  if (isLeaving()) {
    return false;
  }
  const who = recallJson<Pick<Session, "actor" | "actorName" | "until" | "role">>(WHO);
  if (!who || who.role !== "PATIENT" || new Date(who.until) <= now) {
    forgetKept();
    return false;
  }
  Object.assign(session, who, { signedIn: true });
  return true;
}

/** Ends the session, also when the platform cannot be told at once: it is told before the next sign-in. */
export async function leaveForGood() {
  const left = leave();
  forgetKept();
  await left.catch(() => {});
}

function recallJson<T>(key: string): T | undefined {
  const text = device.read(key);
  if (!text) {
    return undefined;
  }
  try {
    return JSON.parse(text) as T;
  } catch {
    device.drop(key);
    return undefined;
  }
}

/** Keeps something of who is signed in; nothing when meanwhile somebody else is than the one it is of. */
export function keep(name: string, value: unknown, actor = session.actor) {
  if (actor && actor === session.actor) {
    device.keep(own(name), JSON.stringify(value));
  }
}

export function recall<T>(name: string): T | undefined {
  return session.actor ? recallJson<T>(own(name)) : undefined;
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
