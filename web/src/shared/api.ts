import createClient, { type Middleware } from "openapi-fetch";
import type { components, paths } from "./schema";

/** What the platform sends and takes, by the names of its API description. */
export type Schemas = components["schemas"];

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

  static unreachable(): Refused {
    return new Refused(0, "连接不上平台，填写的内容都还在，请稍后再试", "The platform cannot be reached. What you entered is kept; try again soon");
  }
}

export function cookie(name: string): string {
  const found = document.cookie.split("; ").find((one) => one.startsWith(`${name}=`));
  return found ? decodeURIComponent(found.slice(name.length + 1)) : "";
}

const safe = new Set(["GET", "HEAD", "OPTIONS"]);
let signedOut: () => void = () => {};

/** What to do when the session has ended: set once by the app. */
export function onSignedOut(act: () => void) {
  signedOut = act;
}

const guard: Middleware = {
  onRequest({ request }) {
    if (!safe.has(request.method)) {
      request.headers.set("X-XSRF-TOKEN", cookie("XSRF-TOKEN"));
    }
    return request;
  },
  onResponse({ response }) {
    if (response.status === 401) {
      signedOut();
    }
  },
};

/** The one place for calls. Errors are thrown by {@link answer}. */
export const api = createClient<paths>({ baseUrl: location.origin, credentials: "same-origin" });
api.use(guard);

interface Call<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/**
 * What a call answered, or its refusal thrown.
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
  return got.data as T;
}

/** A body of which not every field is given; the description calls none of them optional. */
export function draft<T>(fields: Partial<T>): T {
  return fields as T;
}

/** One key for one intention: made when a form opens, sent with each try of it. */
export function newKey(): string {
  return crypto.randomUUID();
}

/** A text as a header takes it: letters that are not Latin as RFC 8187 writes them. */
export function inHeader(text: string): string {
  return /^[\x20-\x7e]*$/.test(text) ? text : `UTF-8''${encodeURIComponent(text)}`;
}
