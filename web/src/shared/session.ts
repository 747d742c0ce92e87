import { reactive } from "vue";
import { send, withoutNulls } from "./api";
import { device } from "./device";
import { tab } from "./intent";
import { keepSettings } from "./settings";

export type Role = "MEDICAL" | "PHARMACY" | "REVIEWER" | "PATIENT" | "CLERK" | "REGULATOR" | "INTEGRATOR";

export interface Session {
  signedIn: boolean;
  role: Role;
  institution: string;
  institutionName: string;
  actor: string;
  actorName: string;
  region: string;
  regionName: string;
  until: string;
  demo: boolean;
  providers: { id: string; name: string; href: string }[];
}

/** One-click account of the demo city. */
export interface DemoPerson {
  role: Role;
  who: string;
  institution: string;
  region: string;
  name: string;
  zh: string;
  en: string;
}

const nobody = {
  signedIn: false, institution: "", institutionName: "", actor: "", actorName: "", region: "", regionName: "", until: "",
  demo: false, providers: [],
};

/** Who is signed in at this browser; `known` once the platform has said so. */
export const session = reactive<Partial<Session> & typeof nobody & { known: boolean }>({ ...nobody, known: false });

const OWNER = "yunfang.owner";
const LEAVING = "yunfang.leaving";

function take(found: Partial<Session>) {
  const { role, institution, actor, region, signedIn } = { ...nobody, ...found };
  const who = [role, institution, actor, region].join("/");
  // drafts survive the end of a session for the one who wrote them, and for nobody else
  if (signedIn && tab.read(OWNER) !== who) {
    tab.clear();
    tab.keep(OWNER, who);
  }
  Object.assign(session, nobody, { role: undefined }, found, { known: true });
}

const sessionOf = async (answer: Promise<Response>) => withoutNulls((await (await answer).json()) as Session);

export async function loadSession(): Promise<void> {
  await finishLeaving();
  take(await sessionOf(send("/session")));
}

export async function demoPeople(): Promise<DemoPerson[]> {
  return (await (await send("/session/demo-people")).json()) as DemoPerson[];
}

export async function enterDemo(person: Pick<DemoPerson, "role" | "who" | "institution" | "region">): Promise<void> {
  await finishLeaving();
  take(await sessionOf(send("/session/demo", { method: "POST", body: person })));
}

/** The session is over at the platform's side. */
export function forget() {
  Object.assign(session, nobody, { role: undefined, demo: session.demo, providers: session.providers });
}

/** What begins so is work that the platform has not taken yet: it outlives a log-out, and names nobody. */
export const UNSENT = "yunfang.unsent.";

async function tell() {
  const unsent = device.names().filter((name) => name.startsWith(UNSENT)).map((name) => [name, device.read(name)] as const);
  await send("/session", { method: "DELETE" });
  unsent.forEach(([name, text]) => text !== null && device.keep(name, text));
  device.drop(LEAVING);
  keepSettings();
}

let telling: Promise<void> | undefined;

// once at a time: a late answer would take the cookie of who has come meanwhile
function end(): Promise<void> {
  telling ??= tell().finally(() => (telling = undefined));
  return telling;
}

/**
 * Ends the session: at this browser at once, with all that the tab kept, and at the platform. When that cannot be told,
 * this is refused and {@link finishLeaving} tells it before anybody signs in.
 */
export async function leave(): Promise<void> {
  device.keep(LEAVING, "1");
  tab.clear();
  forget();
  await end();
}

/** Whether somebody left of whom the platform has not heard. */
export const isLeaving = () => device.read(LEAVING) !== null;

/** Tells the platform of a log-out that it has not heard of. */
export async function finishLeaving() {
  if (isLeaving()) {
    await end();
  }
}
