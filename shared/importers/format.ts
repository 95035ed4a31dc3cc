/** A format of a request that other tools write. */
import type { Finding } from '../findings/finding';
import type { Request } from '../request/request';
import { targetList } from '../targets';

export type Imported =
  | {
      readonly ok: true;
      readonly request: Request;
      /** What was not imported, or was assumed. */
      readonly findings: readonly Finding[];
    }
  | {
      readonly ok: false;
      readonly problem: string;
      /** What the importer threw: a bug in Pinnboard, to be logged. */
      readonly bug?: { readonly thrown: unknown };
    };

/** The problem of a text that names no target and fits several. */
export const noTarget = (source: string): string =>
  `${source} does not name a target. Choose one: ${targetList()}.`;

export interface ImportFormat {
  readonly id: string;
  readonly title: string;
  /** Whether the text looks like this format; the first that recognises it reads it. `name` is the file's, if any. */
  readonly recognises: (text: string, name: string) => boolean;
  /** `target` applies to a text that names none. Never throws. */
  readonly read: (text: string, name: string, target?: string) => Imported;
}
