import type { ReactNode } from 'react';
import type { Values } from '../../../shared/values/value';
import type { AxisScale } from '../../kit/parallel/scale';

interface Props {
  /** From 1. */
  index: number;
  scales: readonly AxisScale[];
  values: Values;
  /** What else is known of it. */
  children: ReactNode;
}

/** The point whose line is under the pointer. */
export const PointTip = ({ index, scales, values, children }: Props) => (
  <>
    <b>Point {index}</b>
    {scales
      .filter(({ name }) => name in values)
      .map(({ name, textOf }) => (
        <code key={name}>
          {name} {textOf(values[name] ?? null)}
        </code>
      ))}
    <span>{children}</span>
  </>
);
