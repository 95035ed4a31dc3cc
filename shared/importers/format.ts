/** Other tools' forms of a request, as they are read: one file a form, and an entry in `index.ts`. */
import type { Finding } from '../findings/finding';
import type { Request } from '../request/request';
import { targetList } from '../targets';

export type Imported =
  | {
      readonly ok: true;
      readonly request: Request;
      /** What could not be carried over, or was guessed. */
      readonly findings: readonly Finding[];
    }
  | { readonly ok: false; readonly problem: string };

/** What is said of a text that could be for several targets and names none. */
export const noTarget = (source: string): string =>
  `${source} names no target, and it could be for any of these: ${targetList()}.`;

export interface ImportFormat {
  readonly id: string;
  readonly title: string;
  /** Whether the text looks like this form; the first that recognises it reads it. `name` is the file's, if any. */
  readonly recognises: (text: string, name: string) => boolean;
  /** `target`: of a text that names none, and could be for several. Never throws: what is wrong comes in words. */
  readonly read: (text: string, name: string, target?: string) => Imported;
}
