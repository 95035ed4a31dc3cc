/** Channels that draw a dataset; the reading is done by a worker. */
import type { AppWindow } from '../../window/appWindow';
import type { Handlers } from '../handle';
import { Problem } from '../problem';

type Channels = 'dataset:picture' | 'dataset:positions' | 'dataset:cancel';

export function pictureHandlers(): Pick<Handlers, Channels> {
  return {
    'dataset:picture': ({ dataset, ...request }, window) =>
      inWords(() => window.pictures.picture(granted(window, dataset), request)),
    'dataset:positions': ({ dataset, job }, window) =>
      inWords(() => window.pictures.positions(granted(window, dataset), job)),
    'dataset:cancel': async (job, { pictures }) => {
      pictures.cancel(job);
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
