/** A row's setting as text and as edits of the request. */

import { type FormRow, isExecutionOption, isOverridable } from '../../shared/form/rows';
import type { Draft } from '../../shared/request/draft';
import type { FieldType } from '../../shared/values/fieldType';
import { parseValue } from '../../shared/values/parse';
import { shownValue } from '../../shared/values/shown';
import { sameValue, type Value } from '../../shared/values/value';

/** A value as the text of a control: text and paths bare, numbers as people read them, anything else as Python writes it. */
export function controlText(value: Value, type: FieldType | undefined): string {
  const bare = type?.kind === 'str' || type?.kind === 'path' || type?.kind === 'enum';
  return bare && typeof value === 'string' ? value : shownValue(value, type);
}

/** How a typed number was read, where it is written neither as in Python nor as it is shown (`2.44×10^5`); else null. */
export function understoodText(text: string, value: Value, type: FieldType): string | null {
  if (typeof value !== 'number' && typeof value !== 'bigint') return null;
  const literal = parseValue(text);
  const shown = controlText(value, type);
  return (literal.ok && sameValue(literal.value, value)) || text.trim() === shown ? null : shown;
}

/** The edit that removes a name, with the value that it removes. */
export interface OrphanSetting {
  readonly op: 'clear-override' | 'clear-execution';
  readonly name: string;
  readonly value: Value;
}

/** Overrides and execution options of the draft that no row sets, for example those of an opened payload. */
export function orphanEdits(rows: readonly FormRow[], draft: Draft): OrphanSetting[] {
  const options = new Set(rows.filter(isExecutionOption).flatMap((row) => row.names));
  const overrides = new Set(rows.filter(isOverridable).flatMap((row) => row.names));
  return [
    ...Object.entries(draft.overrides)
      .filter(([name]) => !overrides.has(name))
      .map(([name, value]) => ({ op: 'clear-override' as const, name, value })),
    ...Object.entries(draft.execution)
      .filter(([name]) => !options.has(name))
      .map(([name, value]) => ({ op: 'clear-execution' as const, name, value })),
  ];
}
