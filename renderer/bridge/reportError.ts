/** Sends errors that nothing caught to the log. */
import type { PageError } from '../../shared/ipc/contract';
import { bridge } from './bridge';

/** Logs what was thrown. */
export function reportError(where: PageError['where'], thrown: unknown): void {
  const { message, stack = '' } = thrown instanceof Error ? thrown : new Error(String(thrown));
  void bridge?.reportError({
    where,
    message: message.slice(0, 2000),
    stack: stack.slice(0, 20_000),
  });
}

/** Logs every error of the page that nothing catches; `onError` is called after each. */
export function reportUncaught(onError: () => void): void {
  window.addEventListener('error', ({ error }) => {
    // Chromium reports loops of resize observers without an error.
    if (error === null || error === undefined) return;
    reportError('error', error);
    onError();
  });
  window.addEventListener('unhandledrejection', ({ reason }) => {
    reportError('rejection', reason);
    onError();
  });
}
