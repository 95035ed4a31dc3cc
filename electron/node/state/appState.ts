/** The state of the app between starts, in one folder. */
import path from 'node:path';
import { StatsStore } from '../array-stats/store';
import { Environments } from '../environments/store';
import { Hosts } from '../hosts/store';
import { Presets } from '../presets/library';
import { RunWatch } from '../runs/watch';
import { Drafts } from './drafts';
import { type GpuReading, readGpus } from './gpus';
import { Notices } from './notices';
import { Recents } from './recents';
import { Settings } from './settings';

/** Name of the folder of what was read of runs, in the state folder. */
export const RUNS_CACHE = 'runs';

export interface AppState {
  readonly settings: Settings;
  readonly recents: Recents;
  readonly drafts: Drafts;
  /** Array statistics of datasets. */
  readonly values: StatsStore;
  readonly presets: Presets;
  readonly environments: Environments;
  readonly hosts: Hosts;
  /** The runs that Pinnboard knows. */
  readonly runs: RunWatch;
  /** Folder of what was read of runs. */
  readonly cache: string;
  readonly gpus: GpuReading['gpus'];
  /** Messages about files that could not be read. */
  readonly notices: Notices;
}

/** Loads it; a file that cannot be read is renamed or left unchanged, with a message in `notices`. */
export async function loadState(folder: string): Promise<AppState> {
  const settings = new Settings(folder);
  const recents = new Recents(folder);
  const notices = new Notices();
  const { gpus, problem } = await readGpus(folder);
  for (const notice of await Promise.all([settings.load(), recents.load(), problem]))
    notices.add(notice);
  const hosts = new Hosts(folder);
  return {
    settings,
    recents,
    drafts: new Drafts(path.join(folder, 'drafts')),
    values: new StatsStore(path.join(folder, 'values')),
    presets: new Presets(folder, settings),
    environments: new Environments(folder),
    hosts,
    runs: new RunWatch(settings, hosts),
    cache: path.join(folder, RUNS_CACHE),
    gpus,
    notices,
  };
}
