/** Grants: the files that the user gave to a window. The renderer names a file by its grant and by nothing else. */

import { randomUUID } from 'node:crypto';
import { Problem } from '../problem';

export type GrantKind = 'dataset' | 'model';

export class Grants {
  private readonly paths = new Map<string, { readonly kind: GrantKind; readonly path: string }>();

  /** A grant for a file that the user chose; the same file keeps its grant. */
  give(kind: GrantKind, path: string): string {
    for (const [id, known] of this.paths) if (known.kind === kind && known.path === path) return id;
    const id = randomUUID();
    this.paths.set(id, { kind, path });
    return id;
  }

  /** Whether the user gave this file, for whatever purpose of the kind. */
  has(kind: GrantKind, path: string): boolean {
    return [...this.paths.values()].some((known) => known.kind === kind && known.path === path);
  }

  /** Every file of the kind that the user gave. */
  all(kind: GrantKind): string[] {
    return [...this.paths.values()].filter((known) => known.kind === kind).map(({ path }) => path);
  }

  /** The path behind a grant. Throws in words for an id that was never given. */
  path(kind: GrantKind, id: string): string {
    const known = this.paths.get(id);
    if (known?.kind !== kind)
      throw new Problem(`This window was given no such ${kind}. Open it again.`);
    return known.path;
  }
}
