/** The user's hosts: a file each in the settings folder, which they edit with their own editor. */

import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../../shared/errors/appError';
import type { ErrorCode } from '../../../shared/errors/codes';
import {
  HOST_EXTENSION,
  type Host,
  hostExample,
  hostFromText,
  THIS_MACHINE,
  THIS_MACHINE_ID,
} from '../../../shared/hosts/host';
import { didYouMean, nearestNames } from '../../../shared/values/nearest';
import { createFileAtomic } from '../files/createFile';
import { errorCode } from '../files/errno';
import { makeFolder } from '../files/makeFolder';
import { presetFileStem } from '../presets/folder';
import { readText } from '../session/openText';

/** A host file has some lines. */
const LIMIT = 64 * 1024;
/** More hosts than anyone has; the rest is not read. */
const MOST = 200;

export interface HostEntry {
  /** The file's name without its ending; `local` for this machine. */
  readonly id: string;
  /** Absolute; null for this machine, which needs none. */
  readonly file: string | null;
  /** Null where the file cannot be read. */
  readonly host: Host | null;
  /** Why, in sentences; null without problems. */
  readonly problem: string | null;
  readonly code?: ErrorCode;
}

const HERE: HostEntry = { id: THIS_MACHINE_ID, file: null, host: THIS_MACHINE, problem: null };

export class Hosts {
  /** The folder of the files; null where there is none: then there is this machine alone. */
  readonly folder: string | null;

  /** @param state the app's settings folder */
  constructor(state: string | null) {
    this.folder = state === null ? null : path.join(state, 'hosts');
  }

  /** This machine first, then every file by name, broken ones with their problem. Throws `file-unreadable` for the folder. */
  async list(): Promise<readonly HostEntry[]> {
    const { folder } = this;
    if (folder === null) return [HERE];
    const names = await readdir(folder).catch((cause: unknown) => {
      if (errorCode(cause) === 'ENOENT') return [];
      throw new AppError('file-unreadable', { path: folder, errno: errorCode(cause) }, { cause });
    });
    const files = names.filter((name) => /\.ya?ml$/.test(name) && !name.startsWith('.'));
    const read = files
      .sort()
      .slice(0, MOST)
      .map((name) => readHost(path.join(folder, name)));
    return [HERE, ...(await Promise.all(read))];
  }

  /** Those whose files can be read. Throws `file-unreadable` for the folder. */
  async usable(): Promise<readonly Host[]> {
    return (await this.list()).flatMap(({ host }) => (host ? [host] : []));
  }

  /** The host of an id or a name. Throws `name-unknown`, and `host-invalid` for one whose file is broken. */
  async find(name: string): Promise<HostEntry & { readonly host: Host }> {
    const all = await this.list();
    const found = all.find(({ id }) => id === name) ?? all.find(({ host }) => host?.name === name);
    if (!found) {
      const names = all.map(({ id }) => id);
      const nearest = didYouMean(nearestNames(name, names)) || ` Known: ${names.join(', ')}.`;
      throw new AppError('name-unknown', { kind: 'host', name, nearest });
    }
    const { host, problem } = found;
    if (host) return { ...found, host };
    throw new AppError('host-invalid', { path: found.id, problems: [problem ?? ''] });
  }

  /** Writes the file of a new host, an example to be edited, and gives its path. Throws `host-exists`, `write-failed`. */
  async create(name: string, destination?: string): Promise<HostEntry & { readonly file: string }> {
    if (this.folder === null) throw new AppError('hosts-without-folder', {});
    const text = hostExample(name, destination);
    const id = presetFileStem(name);
    const file = path.join(this.folder, `${id}${HOST_EXTENSION}`);
    // An example that would be broken is not written.
    const host = hostFromText(text, name);
    await makeFolder(this.folder);
    if (id === THIS_MACHINE_ID || !(await createFileAtomic(file, text)))
      throw new AppError('host-exists', { name });
    return { id, file, host, problem: null };
  }
}

async function readHost(file: string): Promise<HostEntry> {
  const { name: id } = path.parse(file);
  const broken = ({ code, message }: AppError): HostEntry => ({
    ...{ id, file, host: null },
    ...{ problem: message, code },
  });
  const text = await readText(file, { limit: LIMIT, expected: 'host' });
  if (!text.ok) return broken(text.error);
  try {
    return { id, file, host: hostFromText(text.text, file), problem: null };
  } catch (error) {
    if (error instanceof AppError) return broken(error);
    throw error;
  }
}
