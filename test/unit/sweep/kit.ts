/** Sweeps for tests, over a base that every loader takes. */
import type { Axis, SweepSpec } from '../../../shared/sweep/sweep';
import type { Value } from '../../../shared/values/value';
import { training } from '../factory/help';

export const list = (
  name: string,
  values: readonly Value[],
  place: Axis['place'] = 'override',
): Axis => ({ kind: 'list', name, place, values: [...values] });

export const range = (
  name: string,
  from: number,
  to: number,
  count: number,
  more: { readonly scale?: 'linear' | 'log'; readonly whole?: boolean } = {},
): Axis => ({
  kind: 'range',
  name,
  place: 'override',
  from,
  to,
  count,
  scale: 'linear',
  whole: false,
  ...more,
});

export const sweep = (axes: Axis[], more: Partial<SweepSpec> = {}): SweepSpec => ({
  base: training(),
  axes,
  method: { kind: 'grid' },
  leave_out: [],
  ...more,
});
