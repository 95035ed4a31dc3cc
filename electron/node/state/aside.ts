/** A damaged file of the app's own is set aside: renamed or copied to a free name, never deleted or overwritten. */
import { constants } from 'node:fs';
import { copyFile, lstat, rename } from 'node:fs/promises';
import { errorCode } from '../files/errno';

/** `NAME.bad`, or `NAME.bad-2` and so on where that is taken. */
async function freeName(file: string): Promise<string> {
  for (let n = 1; ; n += 1) {
    const name = `${file}.bad${n === 1 ? '' : `-${n}`}`;
    try {
      await lstat(name);
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return name;
      throw error;
    }
  }
}

/** Gives the new name. Throws the system's error. */
export async function renameAside(file: string): Promise<string> {
  const name = await freeName(file);
  await rename(file, name);
  return name;
}

/** The same for a file of which a part is still used. */
export async function copyAside(file: string): Promise<string> {
  const name = await freeName(file);
  await copyFile(file, name, constants.COPYFILE_EXCL);
  return name;
}
