/** A format of a request that other tools write. */
import { AppError } from '../errors/appError';
import type { ErrorCode, ErrorParameters } from '../errors/codes';
import type { Finding } from '../findings/finding';
import type { Request } from '../request/request';
import { TARGETS, targetList } from '../targets';
import { didYouMean, nearestNames } from '../values/nearest';

export type Imported =
  | {
      readonly ok: true;
      readonly request: Request;
      /** What was not imported, or was assumed. */
      readonly findings: readonly Finding[];
    }
  /** With code `internal-error` for a bug in Pinnboard, to be logged: its cause is what the importer threw. */
  | { readonly ok: false; readonly error: AppError };

export const notImported = <C extends ErrorCode>(
  code: C,
  parameters: ErrorParameters[C],
  cause?: AppError,
) => ({ ok: false, error: new AppError(code, parameters, { cause }) }) as const;

/** For a text that names no target and fits several. */
export const noTarget = (source: ErrorParameters['import-without-target']['source']) =>
  notImported('import-without-target', { source, targets: targetList() });

/** For a text that names a target that there is not. */
export const unknownTarget = (target: string) =>
  notImported('import-target-unknown', {
    target,
    nearest: didYouMean(nearestNames(target, Object.keys(TARGETS))),
  });

export interface ImportFormat {
  readonly id: string;
  readonly title: string;
  /** Whether the text looks like this format; the first that recognises it reads it. `name` is the file's, if any. */
  readonly recognises: (text: string, name: string) => boolean;
  /** `target` applies to a text that names none. Never throws. */
  readonly read: (text: string, name: string, target?: string) => Imported;
}
