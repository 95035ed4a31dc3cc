/** Typing into a row: a valid value sets it, other text changes nothing and stays as typed. */
import { clearRow as clearEdits, rowSetting, setRow as setEdits } from '../../shared/form/formRows';
import type { FormRow } from '../../shared/form/rows';
import { currentText, settingKey } from '../../shared/form/typedText';
import { applyEdits } from '../../shared/request/edits';
import { readTyped } from '../../shared/values/parse';
import type { Value } from '../../shared/values/value';
import type { EditorDocument } from './document';

/**
 * The document after `text` was typed into the row's control. `before` is the document as the typing began, not after the
 * last key: `24` on the way to `24x` sets 24, and `24x` restores the value from before the `2`. Empty text resets the row.
 */
export function typeInto(before: EditorDocument, row: FormRow, text: string): EditorDocument {
  if (text.trim() === '') return clearRow(before, row);
  const read = readTyped(text, row.type);
  if (!read.ok) return withTyped(before, row, text, read.problem);
  return withTyped(setRow(before, row, read.value), row, text, null);
}

/** The document without the row's text that is not understood; `before` is the document as the typing began. */
export function discardText(before: EditorDocument, row: FormRow): EditorDocument {
  const text = currentText(before.typed[row.name], rowSetting(row, before.draft));
  if (!text || text.problem === null) return before;
  return { ...before, typed: without(before.typed, row.name) };
}

/** Typing in one row is one step of undo. */
export const typingKey = (row: FormRow): string => `type ${row.name}`;

/** The document with the row set to a value that was chosen rather than typed. */
export function setRow(doc: EditorDocument, row: FormRow, value: Value): EditorDocument {
  const draft = applyEdits(doc.draft, setEdits(row, doc.draft, value));
  return { ...doc, draft, typed: without(doc.typed, row.name) };
}

/** The document without anything the user set or typed in the row. */
export function clearRow(doc: EditorDocument, row: FormRow): EditorDocument {
  const edits = clearEdits(row, doc.draft);
  const typed = without(doc.typed, row.name);
  if (edits.length === 0 && typed === doc.typed) return doc;
  return { ...doc, typed, draft: edits.length === 0 ? doc.draft : applyEdits(doc.draft, edits) };
}

function withTyped(
  doc: EditorDocument,
  row: FormRow,
  text: string,
  problem: string | null,
): EditorDocument {
  const base = settingKey(rowSetting(row, doc.draft));
  return { ...doc, typed: { ...doc.typed, [row.name]: { text, base, problem } } };
}

function without(typed: EditorDocument['typed'], name: string): EditorDocument['typed'] {
  if (!Object.hasOwn(typed, name)) return typed;
  const { [name]: _, ...rest } = typed;
  return rest;
}
