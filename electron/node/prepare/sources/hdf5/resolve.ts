/** Paths and links of HDF5 files. No path with a link in its middle reaches the library: links are followed here. */
import path from 'node:path';
import { AppError } from '../../../../../shared/errors/appError';
import type { SourceLink } from '../../../../../shared/prepare/source';
import { hdf5Error } from './failure';
import type { Gate } from './gate';
import type { H5Files } from './h5Files';

/** Where an object is: its file, and its path there, which no link is part of. */
export interface Place {
  readonly file: string;
  readonly path: string;
}

export type Found = {
  readonly link: SourceLink | null;
} & (
  | { readonly kind: 'group' | 'array' | 'type'; readonly place: Place }
  | { readonly kind: 'none'; readonly error: AppError }
);

const MOST_LINKS = 32;

export const joined = (group: string, name: string): string =>
  group === '/' ? `/${name}` : `${group}/${name}`;

export class Resolver {
  constructor(
    private readonly files: H5Files,
    private readonly gate: Gate,
  ) {}

  /** What has that name in a group. Never throws for a link that leads nowhere: that is an answer. */
  entry(group: Place, name: string, links = 0): Found {
    const { library } = this.files;
    const own = { file: group.file, path: joined(group.path, name) };
    try {
      const id = this.files.id(own.file);
      const soft = library.get_symbolic_link(id, own.path);
      if (typeof soft === 'string') return this.soft(group, soft, links);
      const external = library.get_external_link(id, own.path);
      if (typeof external.filename === 'string') return this.external(own.file, external, links);
      return this.hard(own, library.get_type(id, own.path));
    } catch (error) {
      return { kind: 'none', link: null, error: hdf5Error(error) };
    }
  }

  /** The object at a path that may lead through links. */
  at(file: string, target: string, links: number): Found {
    if (links > MOST_LINKS) return none(null, new AppError('source-link-loop', { target }));
    let found: Found = { kind: 'group', place: { file, path: '/' }, link: null };
    for (const name of target.split('/')) {
      if (name === '' || name === '.') continue;
      if (found.kind !== 'group')
        return none(null, new AppError('source-link-missing', { target }));
      found = this.entry(found.place, name, links);
      if (found.kind === 'none') return found;
    }
    return found;
  }

  /**
   * A file that another one names, as HDF5 looks for it: an absolute path, of which the last part is tried when it is
   * not there; then beside the file that names it.
   */
  linked(name: string, from: string): SourceLink['files'][number] {
    const folder = path.dirname(from);
    const places = path.isAbsolute(name)
      ? [name, path.join(folder, path.basename(name))]
      : [path.join(folder, name)];
    const states = places.map((one) => ({ name, path: one, state: this.gate.stateOf(one) }));
    return (
      states.find(({ state }) => state !== 'missing') ??
      states.at(-1) ?? { name, path: name, state: 'missing' }
    );
  }

  private hard(place: Place, type: number): Found {
    const { library } = this.files;
    const kind = (
      [
        [library.H5G_GROUP, 'group'],
        [library.H5G_DATASET, 'array'],
        [library.H5G_TYPE, 'type'],
      ] as const
    ).find(([number]) => number === type)?.[1];
    return kind
      ? { kind, place, link: null }
      : none(null, new AppError('source-damaged', { problem: `${place.path} is no object` }));
  }

  private soft(group: Place, target: string, links: number): Found {
    const full = target.startsWith('/') ? target : joined(group.path, target);
    const found = this.at(group.file, full, links + 1);
    if (found.kind !== 'none') {
      // Of a link to a link, the farther file is what matters.
      const link = found.link ?? { kind: 'soft', target, state: 'followed', files: [] };
      return { ...found, link };
    }
    const link = found.link ?? { kind: 'soft', target, state: 'missing', files: [] };
    const isAbsent = found.error.code === 'source-damaged';
    return none(link, isAbsent ? new AppError('source-link-missing', { target }) : found.error);
  }

  private external(
    from: string,
    { filename, obj_path: inside }: { readonly filename: string; readonly obj_path: string },
    links: number,
  ): Found {
    const file = this.linked(filename, from);
    const target = `${filename}:${inside}`;
    const link: SourceLink = { kind: 'external', target, state: file.state, files: [file] };
    if (file.state === 'missing')
      return none(link, new AppError('source-link-missing', { target }));
    if (file.state === 'asks')
      return none(link, new AppError('source-link-asks', { target, path: file.path }));
    if (file.state === 'refused')
      return none(link, new AppError('source-link-other', { target, path: file.path }));
    const found = this.at(file.path, inside, links + 1);
    if (found.kind !== 'none') return { ...found, link };
    const isAbsent = found.error.code === 'source-damaged';
    const error = isAbsent ? new AppError('source-link-missing', { target }) : found.error;
    return none({ ...link, state: 'missing' }, error);
  }
}

const none = (link: SourceLink | null, error: AppError): Found => ({ kind: 'none', link, error });
