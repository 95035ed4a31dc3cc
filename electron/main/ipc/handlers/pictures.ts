/** Channels that draw a dataset and read its values; the reading is done by workers. */
import { Unusable } from '../../../node/jobs/jobContext';
import { Problem } from '../../../node/problem';
import type { AppWindow } from '../../window/appWindow';
import type { Handlers } from '../handle';

type Channels = 'dataset:picture' | 'dataset:positions' | 'dataset:values' | 'dataset:cancel';

export function pictureHandlers(): Pick<Handlers, Channels> {
  return {
    'dataset:picture': async ({ dataset, ...request }, window) =>
      window.pictures.picture(granted(window, dataset), request),
    'dataset:positions': async ({ dataset, job }, window) =>
      window.pictures.positions(granted(window, dataset), job),
    'dataset:values': ({ dataset, job, mode }, { session, values }) =>
      session.readValues(dataset, mode, (file) => told(values.measure(file, job))),
    'dataset:cancel': async (job, { pictures, values }) => {
      pictures.cancel(job);
      values.cancel(job);
      return null;
    },
  };
}

const granted = ({ session }: AppWindow, grant: string): string =>
  session.grants.path('dataset', grant);

/** Who asked for the values is told what is wrong with the file; by itself it would only be not read. */
async function told<T>(measuring: Promise<T>): Promise<T> {
  try {
    return await measuring;
  } catch (error) {
    throw error instanceof Unusable ? new Problem(error.message) : error;
  }
}
