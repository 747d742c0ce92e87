// What stays readable without a network: of the person who is signed in, on this device, until the session would have
// ended, and gone with it. Nobody else who takes this phone finds any of it.
import { shallowRef, type ShallowRef } from "vue";
import { Refused } from "@/shared/api";
import { useLoad, type Loaded } from "@/shared/load";
import { leave, session, type Session } from "@/shared/session";

const PREFIX = "yunfang.me.";
const WHO = `${PREFIX}who`;
const LEAVING = "yunfang.leaving";

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key: string, value: string) {
  try {
    localStorage.setItem(key, value);
  } catch {
    // a full or forbidden store: the page then just needs the network
  }
}

function drop(key: string) {
  try {
    localStorage.removeItem(key);
  } catch {
    // nothing was kept
  }
}

const own = (name: string, actor = session.actor) => `${PREFIX}${actor}.${name}`;

/** Everything of everybody, or of everybody but one. */
export function forgetKept(butActor = "") {
  try {
    Object.keys(localStorage)
      .filter((key) => key.startsWith(PREFIX) && !(butActor && key.startsWith(`${PREFIX}${butActor}.`)))
      .forEach(drop);
  } catch {
    // nothing was kept
  }
}

/** Who is signed in now may be shown again without a network; what others left is removed. */
export function rememberWho() {
  forgetKept(session.actor);
  const { actor, actorName, until, role } = session;
  write(WHO, JSON.stringify({ actor, actorName, until, role }));
}

/** Without a network: shows what the person who was signed in last may still see. */
export function recallWho(now = new Date()): boolean {
  if (read(LEAVING)) {
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
  forgetKept();
  write(LEAVING, "1");
  try {
    await leave();
    drop(LEAVING);
  } catch {
    // told later, by finishLeaving
  }
}

/** Tells the platform of a log-out that it has not heard of. */
export async function finishLeaving() {
  if (read(LEAVING)) {
    await leave();
    drop(LEAVING);
  }
}

function recallJson<T>(key: string): T | undefined {
  const text = read(key);
  if (!text) {
    return undefined;
  }
  try {
    return JSON.parse(text) as T;
  } catch {
    drop(key);
    return undefined;
  }
}

export function keep(name: string, value: unknown) {
  if (session.actor) {
    write(own(name), JSON.stringify(value));
  }
}

export function recall<T>(name: string): T | undefined {
  return session.actor ? recallJson<T>(own(name)) : undefined;
}

export function forgetOne(name: string) {
  drop(own(name));
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
    try {
      const value = await ask();
      keep(name, { at: new Date().toISOString(), value });
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
