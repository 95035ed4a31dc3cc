/** The environment in which the commands of `standin`, copied to `folder`, are found and know the scripts' fields. */
import path from 'node:path';

export const standinEnv = (folder: string): NodeJS.ProcessEnv => ({
  ...process.env,
  PATH: `${folder}:${process.env.PATH}`,
  PYTHONPATH: folder,
  PYTHONDONTWRITEBYTECODE: '1',
  FIELDS: path.join(folder, 'fields'),
});
