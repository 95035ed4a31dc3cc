/** How a long reading is watched: told how far it is, and ended. */

export interface JobContext {
  readonly signal: AbortSignal;
  /** Bytes read so far, of how many. */
  readonly progress: (done: number, total: number) => void;
}

/** The user ended the job. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled';
  constructor() {
    super('cancelled');
  }
}

/** Throws `Cancelled` once the job was ended. */
export function checkpoint({ signal }: Pick<JobContext, 'signal'>): void {
  if (signal.aborted) throw new Cancelled();
}

/** A worker failed, for a reason that it has logged; in words for the user. */
export class Broken extends Error {
  override readonly name = 'Broken';
}

/** What cannot be used, in words for the user. */
export class Unusable extends Error {
  override readonly name = 'Unusable';
}
