/** What each channel does, by topic. */
import type { AppState } from '../../../node/state/appState';
import type { Windows } from '../../window/windows';
import type { Handlers } from '../handle';
import { appHandlers } from './app';
import { comparedRunHandlers } from './comparedRuns';
import { draftHandlers } from './draft';
import { environmentHandlers } from './environments';
import { exportHandlers } from './export';
import { fileHandlers } from './files';
import { hostHandlers } from './hosts';
import { pictureHandlers } from './pictures';
import { prepareHandlers } from './prepare';
import { presetHandlers } from './presets';
import { runHistoryHandlers } from './runHistory';
import { runHandlers } from './runs';
import { sweepHandlers } from './sweep';
import { verifyHandlers } from './verify';

/** Handlers of all channels; `dist` is the bundle's folder. */
export const makeHandlers = (dist: string, windows: Windows, state: AppState): Handlers => ({
  ...appHandlers(windows, state),
  ...fileHandlers(dist, state),
  ...comparedRunHandlers(state),
  ...draftHandlers(windows, state),
  ...environmentHandlers(windows, state),
  ...exportHandlers(dist, state),
  ...hostHandlers(dist, state),
  ...pictureHandlers(),
  ...prepareHandlers(state),
  ...presetHandlers(state),
  ...runHandlers(dist, state),
  ...runHistoryHandlers(state),
  ...sweepHandlers(dist, state),
  ...verifyHandlers(dist, state),
});
