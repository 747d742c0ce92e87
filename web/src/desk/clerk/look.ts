import { answer, api, because, send, type Schemas } from "@/shared/api";
import { useLoad } from "@/shared/load";
import { everyPage } from "@/shared/pages";
import { session } from "@/shared/session";
import { keep } from "../sheet";

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
export function institutions(): Promise<Map<string, Institution>> {
  const who = `${session.actor}@${session.region}`;
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
  const all = await everyPage((after?: string) =>
    answer(api.GET("/api/v1/institutions", { params: { query: { after: after ?? "", most: 1000 } } })));
  return new Map(all.map((one) => [one.code, one]));
}

/** Institutions by their names, their code where none is known. */
export function useInstitutions() {
  const { data } = useLoad(institutions);
  return { institutions: data, nameOf: (code: string) => data.value?.get(code)?.name ?? code };
}

/** Fetches a file that the platform makes and lets the browser keep it. */
export async function download(path: string, name: string, headers: Record<string, string> = {}, body?: unknown) {
  keep(name, await (await send(path, { method: body === undefined ? "GET" : "POST", headers, body })).blob());
}
