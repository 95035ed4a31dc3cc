/** What a log says of a run: which program wrote it, and how that ended. */
import { endingIn, wordsOfEnding } from '../../../../../shared/runs/endings';
import { causeOf, exceptionsIn, raisedLine } from '../../../../../shared/runs/exceptions';
import type { RunPart, Sign } from '../../../../../shared/runs/record/part';
import { isCrash } from '../../../../../shared/runs/state';
import { BEGINNINGS, ENDINGS, FAILURES, INTERRUPTIONS, type Program } from './words';

export interface LogReading {
  readonly signs: readonly Sign[];
  readonly program: Program | null;
  /** See `RunPart`; null where it did not warn. */
  readonly warnedAt: number | null;
  /** What an inference says that it reads. */
  readonly read: NonNullable<RunPart['read']>;
}

/** A log to which several runs were appended is the last one's. @param file its name in signs */
export function readLog(text: string, file: string): LogReading {
  const begun = lastOf(BEGINNINGS, text);
  const last = begun === null ? text : text.slice(begun.at);
  const ended = lastOf(ENDINGS, last);
  const program = ended?.of ?? begun?.of ?? null;
  const signs = signsIn(last, file, ended !== null);
  // It warns before some programs say that they begin.
  const warned = [...text.matchAll(WARNING)].at(-1)?.[1];
  return {
    signs: program ? [...signs, { kind: 'begun', file }] : signs,
    program,
    warnedAt: warned === undefined ? null : Number(warned),
    read: program?.workflow === 'inference' ? readIn(last) : {},
  };
}

/** `python -m ptycho_torch.inference` prints them (ptycho_torch/inference.py). */
function readIn(text: string): LogReading['read'] {
  const model = /^Loaded model bundle from: (.*[^\\/\n])[\\/]wts\.h5\.zip$/m.exec(text)?.[1];
  const dataset = /^Test data: (.+)$/m.exec(text)?.[1];
  return { ...(model !== undefined && { model }), ...(dataset !== undefined && { dataset }) };
}

const WARNING = /[\\/]ptycho_torch[\\/]config_factory\.py:(\d+): UserWarning: params\.cfg already/g;

function signsIn(text: string, file: string, isEnded: boolean): Sign[] {
  if (isEnded) return [{ kind: 'success', file, says: 'has the line that PtychoPINN ends with' }];
  const ending = endingIn(text);
  if (ending !== null)
    return isCrash(ending.reason)
      ? [{ kind: 'traceback', file, error: ending.line }]
      : [{ kind: 'interrupted', file, says: `says: ${wordsOfEnding(ending.reason)}` }];
  const error = errorIn(text);
  const interruption = lastOf(INTERRUPTIONS, text);
  // What an ending run raises is no crash.
  if (interruption && (error === null || interruption.at <= error.at || error.isInterruption))
    return [{ kind: 'interrupted', file, says: interruption.of.says }];
  return error === null ? [] : [{ kind: 'traceback', file, error: error.line }];
}

interface ErrorLine {
  readonly line: string;
  readonly at: number;
  readonly isInterruption: boolean;
}

/** The exception that says most, else the last line that says that something failed. */
function errorIn(text: string): ErrorLine | null {
  const chain = exceptionsIn(text);
  const cause = causeOf(chain);
  if (cause) {
    const at = text.lastIndexOf('Traceback (most recent call last):');
    const isInterruption = INTERRUPTING.has(chain.at(-1)?.type ?? '');
    return { line: raisedLine(cause), at, isInterruption };
  }
  const failure = lastOf(FAILURES, text);
  return failure && { line: failure.text, at: failure.at, isInterruption: false };
}

/** Python's own, and what Lightning raises on SIGTERM. */
const INTERRUPTING: ReadonlySet<string> = new Set(['KeyboardInterrupt', 'SIGTERMException']);

interface Line<T> {
  /** Whose line it is. */
  readonly of: T;
  readonly at: number;
  readonly text: string;
}

/** The last place where a line of these is, each a global pattern. */
function lastOf<T extends { readonly line: RegExp }>(
  those: readonly T[],
  text: string,
): Line<T> | null {
  let last: Line<T> | null = null;
  for (const one of those)
    for (const found of text.matchAll(one.line))
      if (last === null || found.index > last.at)
        last = { of: one, at: found.index, text: found[0].trim() };
  return last;
}
