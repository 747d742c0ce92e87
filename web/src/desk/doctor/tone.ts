/** Green for done, amber for what waits, red for what was refused. */
export function tone(state: string): "done" | "attention" | "harm" | "quiet" {
  switch (state) {
    case "EFFECTIVE":
    case "COMPLETED":
      return "done";
    case "UPLOADED":
      return "attention";
    case "REJECTED":
      return "harm";
    default:
      return "quiet";
  }
}
