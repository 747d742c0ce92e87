// What the device keeps. The list with people's names: of who is signed in, until the session would have ended, gone at
// log-out. What was written and not sent yet: the number of a visit and values, no name; it stays until it is sent.
import { Refused } from "@/shared/api";
import type { Schemas } from "@/shared/api";
import { device } from "@/shared/device";
import { keeperOf } from "@/shared/keeper";
import { session, UNSENT } from "@/shared/session";

const DEVICE = `${UNSENT}device`;
const FORM = `${UNSENT}form.`;

export type Work = Schemas["CareWork"];
export type Due = Schemas["CareVisitDue"];
export type Item = Schemas["CareItem"];

/** A form as it is sent; written on this device. */
export interface Form {
  id: string;
  visit: string;
  device: string;
  counter: number;
  writtenAt: string;
  behindMillis: number;
  finished: boolean;
  answers: Record<string, string>;
  /** Why the platform does not take it as it is. */
  refused?: { zh: string; en: string; field?: string };
}

const formsOf = () => `${FORM}${session.actor}.`;

// of everything but what has not been sent
const keeper = keeperOf("yunfang.village.", "MEDICAL");
const { own, keep } = keeper;
export const { forgetKept, rememberWho, recallWho, leaveForGood, begin } = keeper;

export interface Kept {
  at: string;
  work: Work;
}

/** Who asks, and when: what he is answered is kept while he is signed in. */
export const asking = () => ({ actor: session.actor, at: new Date() });

/** Keeps the list of who asked for it, and how far this device's clock is behind the platform's. */
export function keepWork(work: Work, asked: ReturnType<typeof asking>, now = new Date()) {
  const middle = (asked.at.getTime() + now.getTime()) / 2;
  const behind = Math.round(new Date(work.serverTime).getTime() - middle);
  keep("work", { at: now.toISOString(), work }, asked.actor);
  device.keep(DEVICE, JSON.stringify({ ...thisDevice(), behind }));
}

export const keptWork = () => device.json<Kept>(own("work"));

interface ThisDevice {
  name: string;
  counter: number;
  behind: number;
}

function thisDevice(): ThisDevice {
  return device.json<ThisDevice>(DEVICE) ?? { name: crypto.randomUUID(), counter: 0, behind: 0 };
}

/** The next form this device writes; its number is used up even when the form is thrown away. */
export function newForm(visit: string, answers: Record<string, string>, finished: boolean, now = new Date()): Form {
  const mine = thisDevice();
  const counter = mine.counter + 1;
  device.keep(DEVICE, JSON.stringify({ ...mine, counter }));
  return {
    id: crypto.randomUUID(), visit, device: mine.name, counter, writtenAt: now.toISOString(), behindMillis: mine.behind, finished, answers,
  };
}

/** Keeps a form until it is sent; refused when the device has no room for it. */
export function keepForm(form: Form) {
  const key = formsOf() + form.id;
  const text = JSON.stringify(form);
  device.keep(key, text);
  if (device.read(key) !== text) {
    throw new Refused(0, "这部手机存不下了，请先清理空间；内容还在本页", "This device is full. Make room first; your entries are still on this page");
  }
}

/** What waits to be sent by who is signed in, in the order in which it was written. */
export function forms(): Form[] {
  return device.names()
    .filter((key) => key.startsWith(formsOf()))
    .map((key) => device.json<Form>(key))
    .filter((form) => form !== undefined)
    .sort((one, other) => one.counter - other.counter);
}

export function dropForm(form: Form) {
  device.drop(formsOf() + form.id);
}

/** What is being written, until it is finished. */
export const keepDraft = (visit: string, answers: Record<string, string>) => keep(`draft.${visit}`, answers);
export const draftOf = (visit: string) => device.json<Record<string, string>>(own(`draft.${visit}`));
export const dropDraft = (visit: string) => device.drop(own(`draft.${visit}`));
