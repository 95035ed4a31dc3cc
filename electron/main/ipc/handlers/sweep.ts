/** Channels of sweeps: planning, looking at points, choosing what they go over, saving and writing. */

import { encode } from '../../../../shared/ipc/wire';
import { resolve } from '../../../node/resolve';
import type { AppState } from '../../../node/state/appState';
import { contextFor } from '../../../node/sweep/knownFiles';
import type { Handlers } from '../handle';
import { chooseFiles, openSweep, saveSweep, writeSweep } from '../sweep/dialogs';
import { baseOf, pointOf, takePoint } from '../sweep/points';
import { askedPoints, readPicture, readResults, startPoint, tellResults } from '../sweep/results';

/** `dist` is the bundle's folder, which holds the loader. */
export function sweepHandlers(dist: string, state: AppState) {
  return {
    'sweep.plan': ({ job, draft, spec, from }, window) =>
      window.jobs.run(job, async (signal) => {
        const { base, files } = await baseOf(window, draft, spec.axes);
        signal.throwIfAborted();
        return window.sweeps.plan(job, { base, ...spec }, files, from);
      }),
    'sweep.point': async (point, window) => {
      const { request, files } = await pointOf(window, point);
      return encode(resolve(request, contextFor(request, files)));
    },
    'sweep.take': async (point, window) =>
      takePoint(window, point.draft, await pointOf(window, point)),
    'sweep.files': (kind, window) => chooseFiles(window, state, kind),
    'sweep.save': (sweep, window) => saveSweep(window, state, sweep),
    'sweep.open': (_nothing, window) => openSweep(window, state),
    'sweep.results': (how, window) => readResults(window, state, how),
    'sweep.picture': (picture, window) => readPicture(window, picture),
    'sweep.start': (point, window) => startPoint(window, point),
    'sweep.tell': (_nothing, window) => tellResults(window, state),
    'sweep.asked': (_nothing, window) => askedPoints(window, state),
    'sweep.write': (sweep, window) =>
      window.jobs.run(sweep.job, (signal) => writeSweep(window, dist, state, sweep, signal)),
  } satisfies Partial<Handlers>;
}
