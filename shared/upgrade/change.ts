/** A difference between two payloads, as data. */
import type { Value } from '../values/value';

/**
 * Why a value changes. `now`, `no-longer`: a setting decides it on one side alone; `set`: on both, with another result;
 * `new-default`: neither, the defaults differ; `derived`: it follows from other values; `new-field`, `old-field`: one target
 * has no such field; `new-section`, `old-section`: nor its section; `audit`: an entry of the audit trail, which repeats the
 * others.
 */
export const CAUSES = [
  'new-default',
  'now',
  'no-longer',
  'set',
  'derived',
  'new-field',
  'old-field',
  'new-section',
  'old-section',
  'audit',
] as const;
export type Cause = (typeof CAUSES)[number];

export interface ValueChange {
  /** As in the payload; a dictionary in a section is a section of its own, `model_spec.model_config`. */
  readonly section: string;
  readonly name: string;
  /** undefined where that payload has no such field, which is not the same as None. */
  readonly before: Value | undefined;
  readonly after: Value | undefined;
  /** As Python writes them; null where there is no such field. */
  readonly texts: { readonly before: string | null; readonly after: string | null };
  readonly cause: Cause;
  /** The settings that decide it, by their names in the old request. */
  readonly by: readonly string[];
}

/** Whether a field that both targets have gets another value; the audit trail only repeats others. */
export const isChange = ({ cause }: ValueChange): boolean =>
  ['new-default', 'now', 'no-longer', 'set', 'derived'].includes(cause);
