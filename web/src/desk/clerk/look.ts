import { answer, api, cookie, inHeader, Refused, type Schemas } from "@/shared/api";
import { session } from "@/shared/session";
import { keep } from "../sheet";

/** What the access log keeps of why a page of this portal looks at a bureau's own papers. */
export function because(purpose: string) {
  return { "X-Purpose": inHeader(purpose) };
}

/** Purposes of pages that show institutions' money and nobody's health. */
export const purposes = {
  clearing: because("月度清算 monthly clearing"),
  reconciliation: because("对账 reconciliation"),
  ledger: because("总账核对 checking the ledger"),
  policy: because("政策试算 trying a policy"),
};

export type Institution = Schemas["Institution"];

let names: Promise<Map<string, Institution>> | undefined;
let of = "";

/** All institutions of the bureau by their codes; read once for each who signs in. */
export function institutions(actor: string): Promise<Map<string, Institution>> {
  const who = `${actor}@${session.region}`;
  if (!names || of !== who) {
    of = who;
    names = readInstitutions().catch((fault) => {
      names = undefined;
      throw fault;
    });
  }
  return names;
}

async function readInstitutions() {
  const all = new Map<string, Institution>();
  let after: string | undefined = "";
  while (after !== undefined) {
    const page: Schemas["InstitutionPage"] = await answer(api.GET("/api/v1/institutions", { params: { query: { after, most: 1000 } } }));
    page.items.forEach((one) => all.set(one.code, one));
    after = page.next ?? undefined;
  }
  return all;
}

/** Fetches a file that the platform makes and lets the browser keep it. */
export async function download(path: string, name: string, headers: Record<string, string> = {}, body?: unknown) {
  let response: Response;
  try {
    response = await fetch(path, body === undefined ? { headers } : posting(headers, body));
  } catch {
    throw Refused.unreachable();
  }
  if (!response.ok) {
    throw Refused.of(response.status, await response.json().catch(() => ({})));
  }
  keep(name, await response.blob());
}

function posting(headers: Record<string, string>, body: unknown): RequestInit {
  return {
    method: "POST",
    headers: { ...headers, "Content-Type": "application/json", "X-XSRF-TOKEN": cookie("XSRF-TOKEN") },
    body: JSON.stringify(body),
  };
}
