/** Documents that go on from a run. */
import type { Outcome } from '../../shared/ipc/contract';
import type { OpenedPayload } from '../../shared/ipc/opened';
import { bridge } from '../bridge/bridge';
import { dispatch } from '../kit/actions';
import { ask } from '../store/ask';
import { takePayload } from '../store/documents';

/** Its request as a new document; the window says what could not be recovered. */
export const openRequest = (run: string): Promise<void> => take(bridge?.openRunRequest(run));

/** A request of inference with its result. */
export const openInference = (run: string): Promise<void> => take(bridge?.inferenceOfRun(run));

async function take(opening: Promise<Outcome<OpenedPayload>> | undefined): Promise<void> {
  const opened = await ask(opening);
  if (opened && (await takePayload(opened))) dispatch('configure');
}
