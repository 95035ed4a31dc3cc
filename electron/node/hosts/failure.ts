/** What a failure on a host is, from what `ssh` and the programs there say of it. */
import { AppError } from '../../../shared/errors/appError';
import { visible } from '../../../shared/values/visible';

/** Seconds for connecting and for the handshake. */
export const CONNECT_SECONDS = 10;
/** Seconds after which a host that no longer responds is given up. */
export const SILENCE_SECONDS = 15;

/** Lines that say something, without control characters. */
function linesOf(text: string): string[] {
  return text
    .split(/[\r\n]+/)
    .map((line) => visible(line.trim()).slice(0, 300))
    .filter((line) => /[\p{L}\p{N}]/u.test(line));
}

/** The end of what a program printed, on one line. */
export const lastWords = (text: string, lines = 3): string => linesOf(text).slice(-lines).join(' ');

/** Why `ssh` ended before the command began, by what it and the login shell printed. */
export function sshFailure(host: string, stderr: string): AppError {
  if (/HOST IDENTIFICATION HAS CHANGED|Host key for .* has changed/.test(stderr)) {
    const facts = linesOf(stderr).filter((line) => /^SHA256:|^Offending /.test(line));
    return new AppError('host-key-changed', { host, words: facts.join(' ') });
  }
  if (/Host key verification failed|host key is known for/.test(stderr))
    return new AppError('host-key-unknown', { host });
  const refused = /Permission denied \(([^)]*)\)/.exec(stderr);
  if (refused || /Too many authentication failures/.test(stderr))
    return new AppError('host-wants-password', { host, methods: visible(refused?.[1] ?? '') });
  if (/not responding/.test(stderr))
    return new AppError('host-timed-out', { host, seconds: SILENCE_SECONDS });
  if (/timed out/i.test(stderr))
    return new AppError('host-timed-out', { host, seconds: CONNECT_SECONDS });
  return new AppError('host-unreachable', { host, words: lastWords(stderr) });
}

/** Why a program there failed, by what it printed in the locale `C`. */
export function commandFailure(
  host: string,
  { code, stderr, place }: { code: number; stderr: string; place: string },
): AppError {
  // GNU's tar says how much of a block was taken, and not why.
  return /No space left on device|Disk quota exceeded|Wrote only \d+ of \d+ bytes/i.test(stderr)
    ? new AppError('disk-full-there', { host, path: place })
    : new AppError('host-command-failed', { host, code, words: lastWords(stderr) });
}
