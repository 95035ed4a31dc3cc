/** The log: where the stack of a bug goes. Standard error until a sink is set. */

/** Takes an error, or a text that is only worth knowing. `where` says what was being done. */
export type LogSink = (where: string, error: unknown) => void;

export const toStderr: LogSink = (where, error) => console.error(`${where}:`, error);

let sink: LogSink = toStderr;

/** Sends what is logged from now on to `next`. */
export function setLogSink(next: LogSink): void {
  sink = next;
}

/** Logs an error that cannot be handled where it occurs. */
export function logError(where: string, error: unknown): void {
  sink(where, error);
}

/** Logs a message to a window about a file of the app. */
export function logNotice(text: string): void {
  sink('notice', text);
}
