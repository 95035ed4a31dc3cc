/** The Python interpreter that a user names. */
import { statSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import type { Environment } from '../../../shared/environments/environment';
import { AppError } from '../../../shared/errors/appError';
import { errorCode } from '../files/errno';

/** Where an interpreter is in a virtual or conda environment. */
const INSIDE = process.platform === 'win32' ? ['Scripts/python.exe', 'python.exe'] : ['bin/python'];

/**
 * The interpreter behind what the user names: a file, the folder of an environment, or a bare name such as `python3`,
 * which the system looks for in PATH. Nothing is run. Throws `interpreter-not-started`.
 */
export function findInterpreter(named: string, cwd: string): string {
  if (!/[\\/]/.test(named)) return named;
  const full = path.resolve(cwd, named);
  try {
    if (!statSync(full).isDirectory()) return full;
    const inside = INSIDE.map((name) => path.join(full, name)).find(isFile);
    if (inside !== undefined) return inside;
  } catch (error) {
    throw new AppError('interpreter-not-started', { path: full, errno: errorCode(error) });
  }
  throw new AppError('interpreter-not-started', { path: full, errno: 'EISDIR' });
}

/** The interpreter of an environment of this machine. Throws an `AppError` for another host's, and where none is known. */
export function interpreterOf({ name, host, interpreter }: Environment): string {
  if (host !== null) throw new AppError('environment-described', { name, host });
  if (interpreter === null) throw new AppError('interpreter-not-chosen', {});
  return findInterpreter(interpreter, homedir());
}

const isFile = (file: string): boolean =>
  statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;
