/** A format of a request that other tools read. */
import type { Resolution } from '../factory/resolution';
import type { Request, Workflow } from '../request/request';
import type { Target } from '../targets/target';
import type { Value } from '../values/value';

/** A setting of the user that a format cannot express, or expresses differently. */
export interface UnsupportedSetting {
  /** Name as the user set it. */
  readonly name: string;
  readonly value: Value;
  /** Why, in a sentence. */
  readonly why: string;
  /** What to do instead, in a sentence. */
  readonly instead?: string;
  /** The Python module beside which alone it holds. */
  readonly module?: string;
}

export interface ExportResult {
  readonly text: string;
  readonly unsupported: readonly UnsupportedSetting[];
}

export interface ExportInput {
  readonly request: Request;
  /** What the request resolves to; its payload is null where the factory rejects it. */
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
  /** Whether it can be written for a workflow of a target; always when absent. */
  readonly fits?: (target: Target, workflow: Workflow) => boolean;
  /** The text, with a final newline. Deterministic. Never throws for a request that resolved. */
  readonly write: (input: ExportInput) => ExportResult;
}
