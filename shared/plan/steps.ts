/** A computation in steps, which yields how much of it is done, 0 to 1, and can be stopped between them. */
export type Steps<T> = Generator<number, T, void>;

/** Runs all steps at once. */
export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
