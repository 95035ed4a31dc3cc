/** The log: where the stack of a bug goes. Standard error until a file is opened. */

export type LogSink = (where: string, error: unknown) => void;

const toStderr: LogSink = (where, error) => console.error(`${where}:`, error);

let sink: LogSink = toStderr;

/** Sends what is logged from now on to `next`. */
export function setLogSink(next: LogSink): void {
  sink = next;
}

/** Logs what a window was told about a file of the app's own. */
export function logNotice(text: string): void {
  sink('notice', text);
}

/** Logs an error that nobody can do anything about at this place. `where` says what was being done. */
export function logError(where: string, error: unknown): void {
  sink(where, error);
}
