/** The files of the sheet: choosing, adding and removing them, and links that leave their folders. */
import type { ChosenSource } from '../../shared/ipc/prepare';
import { bridge } from '../bridge/bridge';
import { ask } from '../store/ask';
import { useStore } from '../store/store';
import { setSources, usePrepare } from './store';

/** Opens the sheet for these files, with the recipe that they had there last. */
export function prepareSources(sources: readonly ChosenSource[]): void {
  const { sources: before } = usePrepare.getState();
  const isSame =
    before.length === sources.length && before.every(({ path }, at) => path === sources[at]?.path);
  // A sheet that was closed goes on where it was.
  if (!isSame) setSources(sources);
  useStore.setState({ overlay: 'prepare', status: '' });
}

/** Opens the sheet for files of the user's choice. */
export async function chooseAndPrepare(): Promise<void> {
  const chosen = await ask(bridge?.chooseSources());
  if (chosen) prepareSources(chosen);
}

/** Adds files of the user's choice to those that are prepared: positions beside patterns. */
export async function chooseMore(): Promise<void> {
  const chosen = await ask(bridge?.chooseSources());
  if (chosen) addSources(chosen);
}

/** Adds files to those that are prepared. */
export function addSources(added: readonly ChosenSource[]): void {
  const { sources } = usePrepare.getState();
  const others = added.filter(({ path }) => !sources.some((one) => one.path === path));
  if (others.length > 0) setSources([...sources, ...others]);
}

export function removeSource(grant: string): void {
  const { sources } = usePrepare.getState();
  setSources(sources.filter((one) => one.grant !== grant));
}

/** Asks whether the links of a file may be followed, and looks at the files again when they may. */
export async function followLinks(file: number): Promise<void> {
  const source = usePrepare.getState().sources[file];
  if (!source) return;
  if (await ask(bridge?.followLinks(source.grant)))
    usePrepare.setState(({ attempt }) => ({ attempt: attempt + 1 }));
}
