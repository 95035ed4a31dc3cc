/** The axes of a sweep as scales of parallel axes. */
import { itemText } from '../../../shared/sweep/draft/list';
import type { Axis } from '../../../shared/sweep/sweep';
import { typeOfName } from '../../../shared/targets/catalogue';
import type { Values } from '../../../shared/values/value';
import { type AxisScale, axisScale } from '../../kit/parallel/scale';

/** A scale for each axis, over the values of all points. */
export const scalesOf = (
  axes: readonly Axis[],
  target: string,
  points: readonly Values[],
): AxisScale[] =>
  axes.map((axis) => {
    const type = typeOfName(target, axis.name);
    return axisScale(
      axis.name,
      points.map((values) => values[axis.name] ?? null),
      (value) => lastPart(itemText(value, type)),
      axis.kind === 'range' ? axis.scale === 'log' : undefined,
    );
  });

/** The last part of a path; any other text as it is. */
export const lastPart = (text: string): string => text.split(/[/\\]/).findLast(Boolean) ?? text;
