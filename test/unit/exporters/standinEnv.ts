/** The environment in which the commands of `standin`, copied to `folder`, are found and know the scripts' fields. */
import path from 'node:path';
import { withPython } from '../../python';

export const standinEnv = (folder: string): NodeJS.ProcessEnv => ({
  ...process.env,
  PATH: `${folder}:${withPython(process.env).PATH}`,
  PYTHONPATH: folder,
  PYTHONDONTWRITEBYTECODE: '1',
  FIELDS: path.join(folder, 'fields'),
});
