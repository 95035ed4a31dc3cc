import { type Finding, isBlocking } from '../findings/finding';

/** Thrown by `create…Payload` when the factory refuses; carries every finding, warnings among them. */
export class PayloadError extends Error {
  override readonly name = 'PayloadError';

  constructor(readonly findings: readonly Finding[]) {
    const errors = findings.filter(isBlocking);
    super(errors.map(({ message }) => message).join('\n'));
  }
}
