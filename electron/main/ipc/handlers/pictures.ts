/** Channels that draw a dataset and read its values; the reading is done by workers. */
import type { AppWindow } from '../../window/appWindow';
import type { Handlers } from '../handle';

export function pictureHandlers() {
  return {
    picture: async ({ dataset, ...request }, window) =>
      window.pictures.picture(granted(window, dataset), request),
    positions: async ({ dataset, job }, window) =>
      window.pictures.positions(granted(window, dataset), job),
    values: ({ dataset, job, mode }, { jobs, session, values }) =>
      jobs.run(job, (signal) =>
        session.readValues(dataset, mode, (file) => {
          signal.throwIfAborted();
          return values.measure(file, job);
        }),
      ),
    drawGroups: async ({ dataset, validation, job, ...question }, window) => {
      const drawn = await window.plans.groups(job, {
        path: granted(window, dataset),
        validation: validation === null ? null : window.session.findValidation(validation, dataset),
        ...question,
      });
      if (window.session.knowGroups(drawn)) window.send({ kind: 'groups' });
      return drawn;
    },
    inputPattern: async ({ dataset, job, ...question }, window) =>
      window.plans.pattern(job, { path: granted(window, dataset), ...question }),
    patternSums: async ({ dataset, job, ...question }, window) =>
      window.plans.sums(job, { path: granted(window, dataset), ...question }),
    inputChecks: async ({ dataset, job, ...question }, window) => {
      const path = granted(window, dataset);
      const checks = await window.plans.checks(job, { path, ...question });
      if (await window.session.knowChecks(dataset, question, checks))
        window.send({ kind: 'groups' });
      return checks;
    },
    cancel: async (job, { jobs, pictures, plans, preparer, values, sweeps }) => {
      for (const owner of [jobs, pictures, plans, preparer, values, sweeps]) owner.cancel(job);
      return null;
    },
  } satisfies Partial<Handlers>;
}

const granted = ({ session }: AppWindow, grant: string): string =>
  session.grants.path('dataset', grant);
