/** Reading results from main, and going on from a point. */
import { errorText } from '../../../shared/errors/words';
import { decode } from '../../../shared/ipc/wire';
import { bridge } from '../../bridge/bridge';
import { ask } from '../../store/ask';
import { takePayload } from '../../store/documents';
import { share } from '../../store/share';
import { useStore } from '../../store/store';
import { leaveSweep } from '../open';
import { useSweep } from '../store';
import { NO_RESULTS, useResults } from './store';

/** Reads the results of the sweep that main knows again. */
export const readResults = (): Promise<void> => read('read');

/** Asks for the folder of a sweep, and shows its results. */
export const openResults = (): Promise<void> => read('choose');

async function read(how: 'choose' | 'read'): Promise<void> {
  useResults.setState({ isBusy: true });
  const outcome = await bridge?.sweep.results(how);
  if (outcome?.ok && outcome.value !== null) {
    const results = decode(outcome.value);
    useResults.setState((before) => ({
      ...(how === 'choose' ? NO_RESULTS : before),
      results: share(before.results, results),
      problem: null,
    }));
    if (how === 'choose') useSweep.setState({ view: 'results' });
  }
  const problem = outcome?.ok === false ? errorText(outcome.error) : null;
  useResults.setState({ isBusy: false, problem });
}

/** Makes the request of a point's run the configuration. */
export async function startFrom(point: string): Promise<void> {
  const opened = await ask(bridge?.sweep.start(point));
  if (opened && (await takePayload(opened))) leaveSweep();
}

/** Adds the results to a journal of Optuna. */
export async function tellOptuna(): Promise<void> {
  const told = await ask(bridge?.sweep.tell());
  if (told) useStore.setState({ status: told });
}
