/** Edits of the sweep, which are steps of the window's undo. */

import type { Resolution } from '../../shared/factory/resolution';
import { type AxisField, axisFields, fieldOfAxis } from '../../shared/sweep/draft/fields';
import { newAxis } from '../../shared/sweep/draft/newAxis';
import { type AxisDraft, axisKey, type SweepDraft } from '../../shared/sweep/sweep';
import type { Value } from '../../shared/values/value';
import { pinValue } from '../kit/fields/pin';
import { type EditorDocument, requestOf } from '../store/document';
import { change } from '../store/edit';
import { useStore } from '../store/store';

/** Changes the sweep as one step; consecutive changes with the same key, such as typing, are one step. */
export function changeSweep(next: (sweep: SweepDraft) => SweepDraft, key?: string): void {
  change((doc) => ({ ...doc, sweep: next(doc.sweep) }), key);
}

/** Puts an axis in the place of the one that sets the same field. */
export function changeAxis(next: AxisDraft, typing?: string): void {
  const key = axisKey(next);
  changeSweep(
    (sweep) => ({
      ...sweep,
      axes: sweep.axes.map((axis) => (axisKey(axis) === key ? next : axis)),
    }),
    typing === undefined ? undefined : `sweep ${key} ${typing}`,
  );
}

export const removeAxis = (key: string): void =>
  changeSweep((sweep) => ({
    ...sweep,
    axes: sweep.axes.filter((axis) => axisKey(axis) !== key),
  }));

/** Adds an axis for a field, its current value first, unless it exists. Returns its key. */
export function addAxis(field: AxisField): string {
  const { history, resolution } = useStore.getState();
  const doc = history.present;
  const { draft } = doc;
  const fields = axisFields(draft.target, draft.workflow);
  const existing = doc.sweep.axes.find((axis) => fieldOfAxis(fields, axis) === field);
  if (existing) return axisKey(existing);
  const { name, place } = field;
  const axis = newAxis({ name, place }, currentValue(field, doc, resolution));
  changeSweep((sweep) => ({ ...sweep, axes: [...sweep.axes, axis] }));
  return axisKey(axis);
}

/** The field's value in the base; undefined when it is not known. */
export function currentValue(
  { row, name }: AxisField,
  doc: EditorDocument,
  { provenance }: Resolution,
): Value | undefined {
  const destination = row?.destinations[0];
  if (row) {
    const current = destination && provenance[destination.section]?.[destination.name];
    return current && pinValue(row, current);
  }
  const { [name]: part }: { readonly [part: string]: unknown } = requestOf(doc);
  return typeof part === 'boolean' || (typeof part === 'string' && part !== '') ? part : undefined;
}
