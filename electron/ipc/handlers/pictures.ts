/** Channels that draw a dataset and read its values; the reading is done by workers. */
import type { AppWindow } from '../../window/appWindow';
import type { Handlers } from '../handle';
import { Problem } from '../problem';

type Channels = 'dataset:picture' | 'dataset:positions' | 'dataset:values' | 'dataset:cancel';

export function pictureHandlers(): Pick<Handlers, Channels> {
  return {
    'dataset:picture': ({ dataset, ...request }, window) =>
      inWords(() => window.pictures.picture(granted(window, dataset), request)),
    'dataset:positions': ({ dataset, job }, window) =>
      inWords(() => window.pictures.positions(granted(window, dataset), job)),
    'dataset:values': ({ dataset, job, mode }, { session, values }) =>
      inWords(() =>
        session.readValues(dataset, mode, (file) =>
          // Who asked is told what is wrong with the file.
          inWords(() => values.measure(file, job)),
        ),
      ),
    'dataset:cancel': async (job, { pictures, values }) => {
      pictures.cancel(job);
      values.cancel(job);
      return null;
    },
  };
}

const granted = ({ session }: AppWindow, grant: string): string =>
  session.grants.path('dataset', grant);

async function inWords<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new Problem(error instanceof Error ? error.message : String(error));
  }
}
