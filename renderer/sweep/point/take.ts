/** Using a point as the draft, or comparing it with the draft. */

import type { Resolution } from '../../../shared/factory/resolution';
import { bridge } from '../../bridge/bridge';
import { ask } from '../../store/ask';
import { compare, pinSource } from '../../store/diffSources';
import { fromPayload } from '../../store/document';
import { change } from '../../store/edit';
import { useStore } from '../../store/store';
import { leaveSweep } from '../open';
import type { Planned } from '../store';

/** Makes the point the draft; undo restores the base. */
export async function takePoint({ plan, spec }: Planned, position: number): Promise<void> {
  const { draft } = useStore.getState().history.present;
  const values = plan.valuesAt(position);
  const taken = await ask(bridge?.sweep.take({ draft, axes: spec.axes, values }));
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
  useStore.setState({ tab: 'diff' });
  leaveSweep();
}
