import { useMemo } from 'react';
import { typeOfName } from '../../../shared/targets/catalogue';
import { commonRules } from '../points/common';
import { allValues } from '../points/rows';
import { useShown } from '../points/useShown';
import { type Planned, useSweep } from '../store';
import { binsOf } from './bins';
import { jitterPoints } from './jitter';
import { cellsOf } from './layout';
import { statusOf } from './pointStatus';
import { axisScale } from './scale';
import type { Scene } from './scene';

/** The scene of these axes for a plot of that size. */
export function useScene(
  planned: Planned,
  shown: readonly string[],
  { width, height }: { readonly width: number; readonly height: number },
): Scene {
  const { plan, facts, spec } = planned;
  const positions = useShown(planned);
  const selected = useSweep((state) => state.selected);
  const { target } = spec.base;
  const layout = useMemo(() => {
    const values = allValues(plan);
    const axes = spec.axes.filter(({ name }) => shown.includes(name));
    const scales = axes.map((axis) =>
      axisScale(
        axis,
        values.map((one) => one[axis.name] ?? null),
        typeOfName(target, axis.name),
      ),
    );
    const units = scales.map(({ name, unit }) =>
      Float32Array.from(values, (one) => unit(one[name] ?? null)),
    );
    return { scales, units };
  }, [plan, spec, shown, target]);
  const statuses = useMemo(() => {
    const common = commonRules(facts);
    return Array.from({ length: plan.count }, (_, i) => statusOf(facts[i], common));
  }, [plan, facts]);
  const placed = useMemo(() => {
    const { scales, units } = layout;
    const cells = cellsOf(scales.length, width, height);
    const jittered = cells.flatMap((cell) => {
      const [x, y, xs, ys] = [scales[cell.x], scales[cell.y], units[cell.x], units[cell.y]];
      return cell.x === cell.y || !x || !y || !xs || !ys
        ? []
        : [jitterPoints(cell, xs, ys, { x, y }, statuses)];
    });
    return { cells, jittered };
  }, [layout, width, height, statuses]);
  const bins = useMemo(
    () => layout.scales.map((scale, a) => binsOf(scale, layout.units[a] ?? NO_UNITS, statuses)),
    [layout, statuses],
  );
  const kept = useMemo(() => {
    if (positions.length === plan.count) return null;
    const mask = new Uint8Array(plan.count);
    for (const position of positions) mask[position] = 1;
    return mask;
  }, [positions, plan]);
  return useMemo(
    () => ({ width, height, ...layout, ...placed, statuses, bins, kept, selected }),
    [width, height, layout, placed, statuses, bins, kept, selected],
  );
}

const NO_UNITS = new Float32Array();
