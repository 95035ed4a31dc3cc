/** Typing into a row: text that is a value is applied, text that is not stays as it is typed. */
import {
  clearRow as clearEdits,
  type RowSetting,
  rowSetting,
  setRow as setEdits,
} from '../../shared/form/formRows';
import type { FormRow } from '../../shared/form/rows';
import type { TypedText } from '../../shared/ipc/contract';
import { applyEdits } from '../../shared/request/edits';
import { readTyped } from '../../shared/values/parse';
import type { Value } from '../../shared/values/value';
import type { Work } from '../store/work';
import { settingKey } from './setting';

/** The work after `text` was typed into the row's control; empty text takes the setting back. */
export function typeInto(work: Work, row: FormRow, text: string): Work {
  if (text.trim() === '') return clearRow(work, row);
  const read = readTyped(text, row.type);
  if (!read.ok) return withTyped(work, row, text, read.problem);
  return withTyped(setRow(work, row, read.value), row, text, null);
}

/** The work with the row set to a value that was chosen rather than typed. */
export function setRow(work: Work, row: FormRow, value: Value): Work {
  const draft = applyEdits(work.draft, setEdits(row, work.draft, value));
  return { ...work, draft, typed: without(work.typed, row.name) };
}

/** The work without whatever the user set or typed in the row. */
export function clearRow(work: Work, row: FormRow): Work {
  const edits = clearEdits(row, work.draft);
  const typed = without(work.typed, row.name);
  if (edits.length === 0 && typed === work.typed) return work;
  return { ...work, typed, draft: edits.length === 0 ? work.draft : applyEdits(work.draft, edits) };
}

/** The typed text that still holds for this setting, if any. */
export const currentText = (
  typed: TypedText | undefined,
  setting: RowSetting,
): TypedText | undefined => (typed?.base === settingKey(setting) ? typed : undefined);

function withTyped(work: Work, row: FormRow, text: string, problem: string | null): Work {
  const base = settingKey(rowSetting(row, work.draft));
  return { ...work, typed: { ...work.typed, [row.name]: { text, base, problem } } };
}

function without(typed: Work['typed'], name: string): Work['typed'] {
  if (!Object.hasOwn(typed, name)) return typed;
  const { [name]: _, ...rest } = typed;
  return rest;
}
