/**
 * Handing a request over: forms in which other tools take it, and forms in which they give it back. An export format
 * is one file in `exports/`, an import format one in `imports/`, and an entry in `index.ts`.
 */
import type { Resolution } from '../factory/resolution';
import type { Finding } from '../findings/finding';
import type { Request, Workflow } from '../request/request';
import { targetList } from '../targets';
import type { Value } from '../values/value';

/** What the user decided that a form cannot carry, or carries differently. */
export interface UnsupportedSetting {
  /** Name as the user set it. */
  readonly name: string;
  readonly value: Value;
  /** Why, in a sentence. */
  readonly why: string;
  /** What to do instead, in a sentence. */
  readonly instead?: string;
}

export interface ExportResult {
  readonly text: string;
  readonly unsupported: readonly UnsupportedSetting[];
}

export interface ExportInput {
  readonly request: Request;
  /** What the request resolves to; its payload is null where the factory refuses. */
  readonly resolution: Resolution;
}

export interface ExportFormat {
  /** As `pinnboard export --as` takes it. */
  readonly id: string;
  readonly title: string;
  /** One line: what it is for. */
  readonly help: string;
  /** With its dot. */
  readonly extension: string;
  /** For the preview. */
  readonly language: 'python' | 'shell' | 'yaml' | 'json';
  /** Targets and workflows that it can be written for; all when absent. */
  readonly targets?: readonly string[];
  readonly workflows?: readonly Workflow[];
  /** The text, with a final newline. Deterministic. Never throws for a request that resolved. */
  readonly write: (input: ExportInput) => ExportResult;
}

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
