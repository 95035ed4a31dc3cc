/** The default state folder, for the command line, which cannot ask Electron. */
import { homedir } from 'node:os';
import path from 'node:path';

const NAME = 'pinnboard';

/** The app's folder in Electron's `userData`. */
export function stateFolder(env: NodeJS.ProcessEnv = process.env): string {
  return path.join(appData(env), NAME, NAME);
}

function appData(env: NodeJS.ProcessEnv): string {
  if (process.platform === 'darwin') return path.join(homedir(), 'Library', 'Application Support');
  if (process.platform === 'win32')
    return env.APPDATA || path.join(homedir(), 'AppData', 'Roaming');
  // Empty and relative paths count as unset (XDG Base Directory Specification).
  const folder = env.XDG_CONFIG_HOME ?? '';
  return path.isAbsolute(folder) ? folder : path.join(homedir(), '.config');
}
