/** States of runs in words. */
import type { RunRow } from '../../shared/ipc/runs';
import type { IconName } from './Icon';

type State = NonNullable<RunRow['state']>;

const STATES: { readonly [state in State]: { readonly words: string; readonly icon: IconName } } = {
  written: { words: 'not started', icon: 'file' },
  queued: { words: 'queued', icon: 'clock' },
  running: { words: 'running', icon: 'play' },
  finished: { words: 'finished', icon: 'ok' },
  crashed: { words: 'crashed', icon: 'cross' },
  stopped: { words: 'stopped', icon: 'stop' },
  unknown: { words: 'unknown', icon: 'dashed' },
};

export const stateText = ({ state, problem }: Pick<RunRow, 'state' | 'problem'>): string =>
  state !== null ? STATES[state].words : problem === null ? '…' : 'not read';

export const stateIcon = ({ state }: Pick<RunRow, 'state'>): IconName =>
  state === null ? 'dashed' : STATES[state].icon;
