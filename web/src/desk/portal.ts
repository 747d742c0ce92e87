import { ref, type Component } from "vue";
import type { Role } from "@/shared/session";
import type { Pair } from "@/shared/words";

/** One page of a portal. `path` may have parameters; only pages without them stand in the navigation. */
export interface PortalPage {
  path: string;
  title: Pair;
  component: () => Promise<Component | { default: Component }>;
  /** Reached from another page only. */
  hidden?: boolean;
  /** How much waits there, beside its name in the navigation; "" for nothing. Asked now and every minute. */
  count?: () => Promise<string>;
}

/** What one role does: `desk/NAME/portal.ts` exports it as default and it is there. */
export interface Portal {
  /** First part of the address: /portal/NAME/… */
  name: string;
  roles: readonly Role[];
  title: Pair;
  /** In the order of the navigation; the first is where log-in leads. */
  pages: readonly PortalPage[];
}

const found = import.meta.glob<Portal>("./*/portal.ts", { eager: true, import: "default" });

/** All portals, by their folders. */
export const portals: readonly Portal[] = Object.values(found);

/** Those that a role may enter. */
export function portalsOf(role: Role | undefined): readonly Portal[] {
  return portals.filter((portal) => role !== undefined && portal.roles.includes(role));
}

/** The pages that stand in a role's navigation, in its order. */
export const navigationOf = (role: Role | undefined) =>
  portalsOf(role).flatMap((portal) =>
    portal.pages
      .filter((page) => !page.hidden && !page.path.includes(":"))
      .map((page) => ({ to: `/${portal.name}${page.path ? `/${page.path}` : ""}`, title: page.title, count: page.count })));

/** Counted up when something was done, so that the counts in the navigation are read again. */
export const done = ref(0);
