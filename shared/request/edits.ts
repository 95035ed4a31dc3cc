/** Applying edits, which are all that fixes, form and undo do to a request. */

import { z } from 'zod';
import { type Values, valueSchema } from '../values/value';
import { type EntryPoint, entryPointSchema } from './entryPoint';

/** An edit of the request; fixes are lists of edits, applied by `applyEdits`. */
export const editSchema = z.discriminatedUnion('op', [
  z.object({ op: z.literal('set-override'), name: z.string(), value: valueSchema }),
  z.object({ op: z.literal('clear-override'), name: z.string() }),
  z.object({ op: z.literal('set-execution'), name: z.string(), value: valueSchema }),
  z.object({ op: z.literal('clear-execution'), name: z.string() }),
  z.object({ op: z.literal('set-profile'), value: z.string().nullable() }),
  z.object({ op: z.literal('set-entry-point'), value: entryPointSchema }),
]);
export type Edit = z.infer<typeof editSchema>;

/** The part of a request or draft that edits change. */
export interface Editable {
  readonly overrides: Values;
  readonly execution: Values | null;
  readonly profile?: string | null | undefined;
  /** Edits leave it as it is; a preset may turn it. */
  readonly cli_defaults?: boolean | undefined;
  readonly entry_point?: EntryPoint | undefined;
}

/** A copy of `draft` with the edits applied in order; the original is left as it is. */
export function applyEdits<T extends Editable>(draft: T, edits: readonly Edit[]): T {
  return edits.reduce<T>(apply, draft);
}

function apply<T extends Editable>(draft: T, edit: Edit): T {
  switch (edit.op) {
    case 'set-override':
      return { ...draft, overrides: { ...draft.overrides, [edit.name]: edit.value } };
    case 'clear-override':
      return { ...draft, overrides: without(draft.overrides, edit.name) };
    case 'set-execution':
      return { ...draft, execution: { ...draft.execution, [edit.name]: edit.value } };
    case 'clear-execution':
      return { ...draft, execution: without(draft.execution ?? {}, edit.name) };
    case 'set-profile':
      return { ...draft, profile: edit.value };
    case 'set-entry-point':
      return { ...draft, entry_point: edit.value };
  }
}

function without(values: Values, name: string): Values {
  return Object.fromEntries(Object.entries(values).filter(([key]) => key !== name));
}
