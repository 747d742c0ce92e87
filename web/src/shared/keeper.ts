// What an application keeps on this device of who is signed in: under his number, until the session would have ended,
// gone at log-out. Nobody else who takes this device finds any of it.
import type { Router } from "vue-router";
import { onSignedOut } from "./api";
import { device } from "./device";
import { forget, isLeaving, leave, loadSession, session, type Role, type Session } from "./session";

/** The keeper of one application: what it keeps begins with the prefix, and is of people of one role. */
export function keeperOf(prefix: string, role: Role) {
  const WHO = `${prefix}who`;

  /** Where something of who is signed in is kept. */
  const own = (name: string) => `${prefix}${session.actor}.${name}`;

  /** Keeps something of who is signed in; nothing when by now somebody else is, or nobody, than the one it is of. */
  function keep(name: string, value: unknown, actor = session.actor) {
    if (actor && actor === session.actor) {
      device.keep(own(name), JSON.stringify(value));
    }
  }

  /** Everything of everybody, or of everybody but one. */
  function forgetKept(butActor = "") {
    device.names()
      .filter((key) => key.startsWith(prefix) && !(butActor && key.startsWith(`${prefix}${butActor}.`)))
      .forEach(device.drop);
  }

  /** Who is signed in now may go on without a network; what others left is removed. */
  function rememberWho() {
    forgetKept(session.actor);
    const { actor, actorName, institution, institutionName, until } = session;
    device.keep(WHO, JSON.stringify({ actor, actorName, institution, institutionName, until, role: session.role }));
  }

  /** Without a network: who was signed in last, unless the session would have ended. */
  function recallWho(now = new Date()): boolean {
    const who = isLeaving() ? undefined : device.json<Partial<Session>>(WHO);
    if (!who?.until || who.role !== role || new Date(who.until) <= now) {
      forgetKept();
      return false;
    }
    Object.assign(session, who, { signedIn: true });
    return true;
  }

  /** Ends the session, also when the platform cannot be told at once: it is told before the next sign-in. */
  async function leaveForGood() {
    const left = leave();
    forgetKept();
    await left.catch(() => {});
  }

  /** Before the first page: who is signed in, as the platform says or as was kept; whose session ends goes to the entry. */
  async function begin(router: Router) {
    onSignedOut(() => {
      forget();
      forgetKept();
      const here = router.currentRoute.value;
      if (here.path !== "/enter") {
        void router.replace({ path: "/enter", query: { to: here.fullPath } });
      }
    });
    try {
      await loadSession();
      if (session.role === role) {
        rememberWho();
      } else {
        forgetKept();
      }
    } catch {
      recallWho();
    }
  }

  return { own, keep, forgetKept, rememberWho, recallWho, leaveForGood, begin };
}
