/** Channels that draw a dataset and read its values; the reading is done by workers. */
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
      session.readValues(dataset, mode, (file) => values.measure(file, job)),
    'dataset:cancel': async (job, { pictures, values }) => {
      pictures.cancel(job);
      values.cancel(job);
      return null;
    },
  };
}

const granted = ({ session }: AppWindow, grant: string): string =>
  session.grants.path('dataset', grant);
