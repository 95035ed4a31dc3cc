/** Where the app keeps its state when it is told nothing else, for the command line, which has no Electron to ask. */
import { homedir } from 'node:os';
import path from 'node:path';

const NAME = 'pinnboard';

/** The same folder as Electron's `userData` gives, with the app's own folder in it. */
export function stateFolder(env: NodeJS.ProcessEnv = process.env): string {
  return path.join(appData(env), NAME, NAME);
}

function appData(env: NodeJS.ProcessEnv): string {
  if (process.platform === 'darwin') return path.join(homedir(), 'Library', 'Application Support');
  if (process.platform === 'win32')
    return env.APPDATA || path.join(homedir(), 'AppData', 'Roaming');
  // Empty or relative ones are to be taken as unset. Source: XDG Base Directory Specification.
  const folder = env.XDG_CONFIG_HOME ?? '';
  return path.isAbsolute(folder) ? folder : path.join(homedir(), '.config');
}
