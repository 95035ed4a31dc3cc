/**
 * The environments by name, in the folder of the app's state. The window and the command line share the file: it is read
 * again before each change, which is then written atomically.
 */
import path from 'node:path';
import { z } from 'zod';
import {
  type Environment,
  type EnvironmentList,
  environmentSchema,
} from '../../../shared/environments/environment';
import { environmentFromVersion1 } from '../../../shared/environments/versions';
import { AppError } from '../../../shared/errors/appError';
import { jsonText } from '../../../shared/json/write';
import { didYouMean, nearestNames } from '../../../shared/values/nearest';
import { writeFileAtomic } from '../files/atomicWrite';
import { makeFolder } from '../files/makeFolder';
import { renameAside } from '../state/aside';
import { type Reading, readOwn } from '../state/jsonFile';

const VERSION = 2;
const fileSchema = z.object({
  version: z.literal(VERSION),
  environments: z.array(environmentSchema),
  inUse: z.string().nullable(),
});
type File = z.infer<typeof fileSchema>;

/** In version 1 the problems of a report were sentences. */
const migrations = {
  1: (old: { readonly [key: string]: unknown }) => ({
    ...old,
    version: 2,
    environments: Array.isArray(old['environments'])
      ? old['environments'].map(environmentFromVersion1)
      : old['environments'],
  }),
};

const EMPTY: EnvironmentList = { environments: [], inUse: null };

export class Environments {
  private readonly file: string;
  private changing: Promise<unknown> = Promise.resolve();

  /** @param folder the app's state; null where there is none: then the list is empty and cannot be changed */
  constructor(folder: string | null) {
    this.file = folder === null ? '' : path.join(folder, 'environments.json');
  }

  /** Throws an `AppError` for a file that is damaged, unreadable, or of a newer Pinnboard. */
  async list(): Promise<EnvironmentList> {
    return this.known(await this.read());
  }

  /** The environment of that name. Throws `name-unknown` with the nearest names. */
  async find(name: string): Promise<Environment> {
    return named(await this.list(), name);
  }

  /** The one in use; null where none is. */
  async inUse(): Promise<Environment | null> {
    const { environments, inUse } = await this.list();
    return environments.find((environment) => environment.name === inUse) ?? null;
  }

  /** Adds one. Throws `environment-exists`, unless it may take the place of one of that name. */
  add(environment: Environment, { replace = false } = {}): Promise<EnvironmentList> {
    const { name } = environment;
    return this.change((before) => {
      const at = before.environments.findIndex((other) => other.name === name);
      if (at < 0) return { ...before, environments: [...before.environments, environment] };
      if (!replace) throw new AppError('environment-exists', { name });
      return { ...before, environments: before.environments.with(at, environment) };
    });
  }

  /** Notes which one new configurations are for; null for none. Throws `name-unknown`. */
  use(name: string | null): Promise<EnvironmentList> {
    return this.change((before) => ({
      ...before,
      inUse: name === null ? null : named(before, name).name,
    }));
  }

  /** Forgets one; nothing of it is deleted. Throws `name-unknown`. */
  remove(name: string): Promise<EnvironmentList> {
    return this.change((before) => {
      const gone = named(before, name);
      return {
        environments: before.environments.filter((environment) => environment !== gone),
        inUse: before.inUse === name ? null : before.inUse,
      };
    });
  }

  private change(next: (before: EnvironmentList) => EnvironmentList): Promise<EnvironmentList> {
    const changed = this.changing.then(async () => {
      if (this.file === '') throw new AppError('environments-without-folder', {});
      const reading = await this.read();
      // The damaged list stays on the disk under another name.
      if (reading.status === 'damaged') await renameAside(this.file);
      const after = next(reading.status === 'damaged' ? EMPTY : this.known(reading));
      await makeFolder(path.dirname(this.file));
      const value: File = { version: VERSION, ...after, environments: [...after.environments] };
      await writeFileAtomic(this.file, jsonText(value, 1));
      return after;
    });
    this.changing = changed.catch(() => undefined);
    return changed;
  }

  private async read(): Promise<Reading<File>> {
    if (this.file === '') return { status: 'missing' };
    return readOwn(this.file, { schema: fileSchema, version: VERSION, migrations });
  }

  private known(reading: Reading<File>): EnvironmentList {
    const { file: path } = this;
    switch (reading.status) {
      case 'read':
        return { environments: reading.value.environments, inUse: reading.value.inUse };
      case 'missing':
        return EMPTY;
      case 'newer':
        throw new AppError('environments-newer', { path, version: reading.version });
      case 'damaged':
        throw new AppError('environments-damaged', { path, problem: reading.why });
      default:
        throw new AppError('file-unreadable', { path, errno: reading.why });
    }
  }
}

function named({ environments }: EnvironmentList, name: string): Environment {
  const found = environments.find((environment) => environment.name === name);
  if (found) return found;
  const names = environments.map((environment) => environment.name);
  throw new AppError('name-unknown', {
    kind: 'environment',
    name,
    nearest:
      didYouMean(nearestNames(name, names)) ||
      (names.length === 0
        ? ' No environment is known; add one with `pinnboard environment add PATH`.'
        : ` Known: ${names.join(', ')}.`),
  });
}
