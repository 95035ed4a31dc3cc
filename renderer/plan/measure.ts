/** A run of some 20 steps that measures what no plan knows of a GPU. */
import type { PlanInputs } from '../../shared/plan/inputs';
import { measuringRequest } from '../../shared/plan/measuring';
import { plainText } from '../kit/CodeText';
import { newId, withDraft, withEntryPoint } from '../store/document';
import { change } from '../store/edit';
import { useStore } from '../store/store';

/** Shows the measuring run of this configuration as another document; undo returns to the original. */
export function showMeasuringRun(inputs: PlanInputs): void {
  const { request } = inputs;
  if (request.workflow !== 'training') return;
  const measuring = measuringRequest(request, inputs);
  if ('reason' in measuring) {
    useStore.setState({ status: plainText(measuring.reason) });
    return;
  }
  const { output_dir, overrides, execution, entry_point } = measuring;
  change((doc) => ({
    ...withEntryPoint(
      withDraft(doc, { output_dir, overrides, execution: execution ?? {} }),
      entry_point,
    ),
    id: newId(),
  }));
  useStore.setState({
    place: 'form',
    status:
      'Settings of a measuring run of 20 steps: run it, and the plan knows seconds per step. Undo returns to the original.',
  });
}
