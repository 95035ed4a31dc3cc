/** Whether a file holds the sweep. */
import { jsonText } from '../../shared/json/write';
import type { SweepDraft } from '../../shared/sweep/sweep';
import { useStore } from './store';

/** Whether it has axes or conditions that no file holds. */
export const isSweepUnsaved = (sweep: SweepDraft): boolean =>
  (sweep.axes.length > 0 || sweep.leave_out.length > 0) &&
  jsonText(sweep) !== useStore.getState().savedSweep;

/** Notes that a file holds it as it is now. */
export const markSweepSaved = (sweep: SweepDraft): void =>
  useStore.setState({ savedSweep: jsonText(sweep) });
