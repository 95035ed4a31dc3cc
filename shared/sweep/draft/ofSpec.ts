/** Converts an opened sweep into editable text. */
import type { Values } from '../../values/value';
import type { Axis, SweepSpec } from '../spec';
import { type AxisDraft, EMPTY_SWEEP, type SweepDraft } from './draft';
import { type AxisField, fieldOfAxis } from './fields';
import { listText } from './list';

interface Described extends Omit<SweepSpec, 'base'> {
  readonly name: string;
  /** Options by script. */
  readonly scripts: { readonly [id: string]: Values };
}

/** The text of a description. */
export function draftOfSpec(
  { name, axes, method, leave_out, scripts }: Described,
  fields: readonly AxisField[],
): SweepDraft {
  return {
    name,
    axes: axes.map((axis) => axisText(axis, fields)),
    method: method.kind,
    count: method.kind === 'random' ? String(method.count) : EMPTY_SWEEP.count,
    seed: method.kind === 'random' ? String(method.seed) : EMPTY_SWEEP.seed,
    leave_out: [...leave_out],
    scripts: Object.fromEntries(
      Object.entries(scripts).map(([id, options]) => [
        id,
        { chosen: true, options: texts(options) },
      ]),
    ),
  };
}

/** Options as typed: lists with one item per line. */
const texts = (options: Values) =>
  Object.fromEntries(
    Object.entries(options).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join('\n') : value === null ? '' : String(value),
    ]),
  );

function axisText(axis: Axis, fields: readonly AxisField[]): AxisDraft {
  const { name, place } = axis;
  const { type } = fieldOfAxis(fields, axis);
  const blank = { name, place, values: '', from: '', to: '', count: '5', whole: false };
  if (axis.kind === 'list')
    return { ...blank, kind: 'list', scale: 'linear', values: listText(axis.values, type) };
  const { from, to, count, scale, whole } = axis;
  const range = { from: String(from), to: String(to), count: String(count), scale, whole };
  return { ...blank, kind: 'range', ...range };
}
