/** One point: its resolution from main, using it as the draft, comparing it with the draft. */
import { useMemo } from 'react';
import type { Resolution } from '../../../shared/factory/resolution';
import { decode } from '../../../shared/ipc/wire';
import { bridge } from '../../bridge/bridge';
import { useJob } from '../../kit/job';
import { ask } from '../../store/ask';
import { compare, pinSource } from '../../store/diffSources';
import { fromPayload } from '../../store/document';
import { change } from '../../store/edit';
import { showTab } from '../../store/showTab';
import { useStore } from '../../store/store';
import { leaveSweep } from '../open';
import type { Planned } from '../store';

/** How main is asked about a point. */
const questionOf = ({ plan, spec }: Planned, position: number) => ({
  draft: useStore.getState().history.present.draft,
  axes: spec.axes,
  values: plan.valuesAt(position),
});

/** The resolution of the point at a position; until it arrives, that of the previous one. */
export function usePoint(planned: Planned, position: number) {
  const job = useJob('', `${planned.id} ${position}`, () =>
    bridge?.sweep.point(questionOf(planned, position)),
  );
  const { value } = job;
  const resolution = useMemo(() => value && decode<Resolution>(value), [value]);
  return { resolution, job };
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
