import { useMemo } from 'react';
import { type Planned, useSweep } from '../store';
import { shownPoints } from './rows';

/** Positions of the points that match the filters, in the order of the table. */
export function useShown(planned: Planned): Uint32Array {
  const shown = useSweep((state) => state.shown);
  const rule = useSweep((state) => state.rule);
  const sort = useSweep((state) => state.sort);
  return useMemo(() => shownPoints(planned, { shown, rule, sort }), [planned, shown, rule, sort]);
}
