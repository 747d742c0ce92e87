import createClient, { type Middleware } from "openapi-fetch";
import type { components, paths } from "./schema";

/** What the platform sends and takes, by the names of its API description. */
export type Schemas = components["schemas"];

/** What a POST to a path takes. */
export type Sent<P extends keyof paths> =
  paths[P] extends { post: { requestBody?: { content: { "application/json": infer Body } } } } ? Body : never;

/** A refusal of the platform (RFC 9457), or that it could not be reached. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly zh: string,
    readonly en: string,
    readonly code?: number,
    readonly reason?: string,
    readonly field?: string,
  ) {
    super(en);
  }

  static of(status: number, problem: unknown): Refused {
    const told = (typeof problem === "object" && problem !== null ? problem : {}) as Partial<Schemas["Problem"]>;
    return new Refused(
      status,
      told.zh ?? told.detail ?? `平台没有给出说明（${status}）`,
      told.en ?? told.title ?? `The platform gave no reason (${status})`,
      told.code,
      told.reason,
      told.field,
    );
  }

  /** Whether the platform decided; what got lost on the way or failed there may have been done all the same. */
  get decided(): boolean {
    return this.status > 0 && this.status < 500;
  }

  static unreachable(): Refused {
    return new Refused(0, "连接不上平台，填写的内容都还在，请稍后再试", "The platform cannot be reached. What you entered is kept; try again soon");
  }
}

function cookie(name: string): string {
  const found = document.cookie.split("; ").find((one) => one.startsWith(`${name}=`));
  return found ? decodeURIComponent(found.slice(name.length + 1)) : "";
}

const safe = new Set(["GET", "HEAD", "OPTIONS"]);
let signedOut: () => void = () => {};

/** What to do when the session has ended: set once by the app. */
export function onSignedOut(act: () => void) {
  signedOut = act;
}

/** What a request of a page proves itself with: another site cannot read the cookie. */
const proof = (method: string): Record<string, string> => (safe.has(method) ? {} : { "X-XSRF-TOKEN": cookie("XSRF-TOKEN") });

function heed(response: Response) {
  if (response.status === 401) {
    signedOut();
  }
}

const guard: Middleware = {
  onRequest({ request }) {
    Object.entries(proof(request.method)).forEach(([name, value]) => request.headers.set(name, value));
    return request;
  },
  onResponse({ response }) {
    heed(response);
  },
};

/** The one place for calls. Errors are thrown by {@link answer}. */
export const api = createClient<paths>({ baseUrl: location.origin, credentials: "same-origin" });
api.use(guard);

/**
 * The platform writes null for what is not there; to pages it is absent, as if nothing had been written.
 * Changes what it is given, which nobody else has: the answer to one call.
 */
export function withoutNulls<T>(told: T): T {
  if (Array.isArray(told)) {
    told.forEach(withoutNulls);
  } else if (typeof told === "object" && told !== null && Object.getPrototypeOf(told) === Object.prototype) {
    const fields = told as Record<string, unknown>;
    for (const [name, value] of Object.entries(fields)) {
      if (value === null) {
        Reflect.deleteProperty(fields, name);
      } else {
        withoutNulls(value);
      }
    }
  }
  return told;
}

interface Call<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/**
 * What a call answered, without what is not there, or its refusal thrown.
 *
 *     const list = await answer(api.GET("/api/v1/cards"));
 */
export async function answer<T>(call: Promise<Call<T>>): Promise<T> {
  let got: Call<T>;
  try {
    got = await call;
  } catch (fault) {
    throw fault instanceof Refused ? fault : Refused.unreachable();
  }
  if (!got.response.ok) {
    throw Refused.of(got.response.status, got.error);
  }
  return withoutNulls(got.data as T);
}

/** What is sent beside the described API: the session, a file that the platform makes. A refusal is thrown. */
export async function send(
  path: string, { method = "GET", headers = {}, body }: { method?: string; headers?: Record<string, string>; body?: unknown } = {},
): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      headers: { ...headers, ...proof(method), ...(body === undefined ? {} : { "Content-Type": body instanceof Blob ? body.type : "application/json" }) },
      ...(body === undefined ? {} : { body: body instanceof Blob ? body : JSON.stringify(body) }),
    });
  } catch {
    throw Refused.unreachable();
  }
  heed(response);
  if (!response.ok) {
    throw Refused.of(response.status, await response.json().catch(() => ({})));
  }
  return response;
}

/** T with each field left out that is not given, also those of what lies in it. */
export type Some<T> = T extends readonly (infer E)[] ? Some<E>[] : T extends object ? { [K in keyof T]?: Some<T[K]> } : T;

/** A body of which not every field is given; the description calls none of them optional. Names and types are checked. */
export function draft<T>(fields: Some<NoInfer<NonNullable<T>>>): NonNullable<T> {
  return fields as NonNullable<T>;
}

/** One key for one intention: made when a form opens, sent with each try of it. */
export function newKey(): string {
  return crypto.randomUUID();
}

/** Why somebody's data is looked at, for the access log. */
export function because(purpose: string): { "X-Purpose": string } {
  return { "X-Purpose": inHeader(purpose) };
}

/** A text as a header takes it: letters that are not Latin as RFC 8187 writes them. */
export function inHeader(text: string): string {
  return /^[\x20-\x7e]*$/.test(text) ? text : `UTF-8''${encodeURIComponent(text)}`;
}
