import type { Task } from "./case";

/** What a reviewer may narrow the queue to; "" for all. */
export interface Filter {
  kind: string;
  level: string;
}

/** Kinds of tasks beside the skills that a task asks for. */
export const KINDS = ["second", "two", "answered"] as const;
export const SKILLS = ["WESTERN", "PIECES", "CHILDREN", "CONTROLLED"] as const;
export const LEVELS = ["REFUSE", "WARN", "INFORM"] as const;

function isKind(task: Task, kind: string): boolean {
  switch (kind) {
    case "":
      return true;
    case "second":
      return Boolean(task.first);
    case "two":
      return task.twoPersons;
    case "answered":
      return Boolean(task.question.answer);
    default:
      return task.skills.some((skill) => skill === kind);
  }
}

/** The gravest of what the rules say; "" when they say nothing. */
export function levelOf(task: Task): string {
  return LEVELS.find((level) => task.findings.some((one) => one.severity === level)) ?? "";
}

/** Those of the queue that are of the kind and the level. */
export function narrowed(tasks: readonly Task[], { kind, level }: Filter): Task[] {
  return tasks.filter((task) => isKind(task, kind) && (level === "" || levelOf(task) === level));
}

/** The first that this reviewer may take: nobody else holds it, and the first approval is not his own. */
export function nextOf(tasks: readonly Task[], me: string, now: Date): Task | undefined {
  return tasks.find((task) =>
    (task.holder === "" || task.holder === me || new Date(task.heldUntil) <= now) && task.first?.reviewer.code !== me && !task.question.open);
}
