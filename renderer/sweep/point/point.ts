/** One point: its resolution from main, using it as the draft, comparing it with the draft. */
import { useEffect, useState } from 'react';
import { errorText } from '../../../shared/errors/words';
import type { Resolution } from '../../../shared/factory/resolution';
import { decode } from '../../../shared/ipc/wire';
import { bridge } from '../../bridge/bridge';
import { ask } from '../../store/ask';
import { compare, pinSource } from '../../store/diffSources';
import { fromPayload } from '../../store/document';
import { change } from '../../store/edit';
import { showTab } from '../../store/showTab';
import { useStore } from '../../store/store';
import { leaveSweep } from '../open';
import type { Planned } from '../store';

interface PointReading {
  readonly resolution: Resolution | null;
  readonly problem: string | null;
}

/** How main is asked about a point. */
const questionOf = ({ plan, spec }: Planned, position: number) => ({
  draft: useStore.getState().history.present.draft,
  axes: spec.axes,
  values: plan.valuesAt(position),
});

/** The resolution of the point at a position; until it arrives, that of the previous one. */
export function usePoint(planned: Planned, position: number): PointReading {
  const [reading, setReading] = useState<PointReading>({ resolution: null, problem: null });
  const { plan, spec } = planned;
  // biome-ignore lint/correctness/useExhaustiveDependencies: results that arrive make no other point of it.
  useEffect(() => {
    let current = true;
    void bridge?.sweep.point(questionOf(planned, position)).then((outcome) => {
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

/** Makes the point the draft; undo restores the base. */
export async function takePoint(planned: Planned, position: number): Promise<void> {
  const taken = await ask(bridge?.sweep.take(questionOf(planned, position)));
  if (!taken) return;
  change((doc) => ({ ...fromPayload(taken, doc), typed: doc.typed }));
  useStore.setState({
    notes: taken.notes,
    status: `Using point ${position + 1}. Undo restores the base.`,
  });
  leaveSweep();
}

/** Compares the point with the draft in the diff. */
export function comparePoint(
  { spec }: Planned,
  position: number,
  { provenance }: Resolution,
): void {
  const { target, workflow } = spec.base;
  const label = `Point ${position + 1} of the sweep`;
  const id = `point ${position + 1}`;
  pinSource(id, { label, target, workflow, provenance });
  compare(['draft', id]);
  showTab('diff');
  leaveSweep();
}
