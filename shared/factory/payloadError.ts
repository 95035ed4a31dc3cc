import { AppError } from '../errors/appError';
import { type Finding, isBlocking } from '../findings/finding';

/** Thrown by `create…Payload` when the factory refuses; carries every finding, warnings among them. */
export class PayloadError extends AppError<'payload-rejected'> {
  constructor(readonly findings: readonly Finding[]) {
    const problems = findings.filter(isBlocking).map(({ message }) => message);
    super('payload-rejected', { problems });
  }
}
