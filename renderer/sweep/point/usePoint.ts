/** The resolution of a point, from main. */

import { useEffect, useState } from 'react';
import { errorText } from '../../../shared/errors/words';
import type { Resolution } from '../../../shared/factory/resolution';
import { decode } from '../../../shared/ipc/wire';
import { bridge } from '../../bridge/bridge';
import { useStore } from '../../store/store';
import type { Planned } from '../store';

export interface PointReading {
  readonly resolution: Resolution | null;
  readonly problem: string | null;
}

const WAITING: PointReading = { resolution: null, problem: null };

/** The resolution of the point at a position; until it arrives, that of the previous one. */
export function usePoint({ plan, spec }: Planned, position: number): PointReading {
  const [reading, setReading] = useState(WAITING);
  useEffect(() => {
    let current = true;
    const { draft } = useStore.getState().history.present;
    const values = plan.valuesAt(position);
    void bridge?.sweep.point({ draft, axes: spec.axes, values }).then((outcome) => {
      if (!current) return;
      setReading(
        outcome.ok
          ? { resolution: decode(outcome.value), problem: null }
          : { resolution: null, problem: errorText(outcome.error) },
      );
    });
    return () => {
      current = false;
    };
  }, [plan, spec, position]);
  return reading;
}
