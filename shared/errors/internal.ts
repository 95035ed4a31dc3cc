/** What is thrown inside Pinnboard and has no words for a user: lint allows no plain `Error` in product code. */

/** A mistake of Pinnboard's own. A user sees `internal-error`; the log has the message and the stack. */
export class Bug extends Error {
  override readonly name = 'Bug';
}

/** Bytes that their format does not allow. Whoever reads the file throws its own `AppError`, with this as the cause. */
export class Damaged extends Error {
  override readonly name = 'Damaged';
}

/** Whether the bytes are to blame: `Damaged`, or a `DataView` that was read beyond its end. */
export const isDamage = (thrown: unknown): boolean =>
  thrown instanceof Damaged || thrown instanceof RangeError;
