/** Setting a field of the form from elsewhere: the same edit, and the same step of undo. */
import type { Value } from '../../shared/values/value';
import { change } from '../store/edit';
import { rowNamed } from '../store/rows';
import { setRow } from '../store/typing';

/** Sets the first of these fields that the form has; with a key, changes in a row are one step of undo. */
export const setField = (names: readonly string[], value: Value, key?: string): void =>
  change((doc) => {
    const row = rowNamed(doc.draft, names);
    return row ? setRow(doc, row, value) : doc;
  }, key);
