/** How a long job reports progress and is cancelled. */
export interface JobContext {
  readonly signal: AbortSignal;
  /** Bytes read so far, of how many. */
  readonly progress: (done: number, total: number) => void;
}
