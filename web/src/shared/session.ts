import { computed, reactive } from "vue";
import { cookie, Refused } from "./api";

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

/** Who is signed in at this browser. */
export const session = reactive<Partial<Session> & typeof nobody>({ ...nobody });

export const signedIn = computed(() => session.signedIn);

async function call(method: string, path: string, body?: unknown): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      headers: {
        Accept: "application/json",
        ...(method === "GET" ? {} : { "X-XSRF-TOKEN": cookie("XSRF-TOKEN") }),
        ...(body === undefined ? {} : { "Content-Type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  } catch {
    throw Refused.unreachable();
  }
  if (!response.ok) {
    throw Refused.of(response.status, await response.json().catch(() => ({})));
  }
  return response;
}

function take(found: Partial<Session>) {
  Object.assign(session, nobody, { role: undefined }, found);
}

export async function loadSession(): Promise<void> {
  take((await (await call("GET", "/session")).json()) as Session);
}

export async function demoPeople(): Promise<DemoPerson[]> {
  return (await (await call("GET", "/session/demo-people")).json()) as DemoPerson[];
}

export async function enterDemo(person: Pick<DemoPerson, "role" | "who" | "institution" | "region">): Promise<void> {
  take((await (await call("POST", "/session/demo", person)).json()) as Session);
}

/** Ends the session here and at the platform; drafts of this person go with it. */
export async function leave(): Promise<void> {
  try {
    await call("DELETE", "/session");
  } finally {
    sessionStorage.clear();
    take(nobody);
  }
}

/** The session is over at the platform's side. */
export function forget() {
  take({ ...nobody, demo: session.demo, providers: session.providers });
}
