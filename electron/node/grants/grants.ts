/** Grants: the files and folders that the user opened in a window. The renderer refers to a file only by its grant. */

import { randomUUID } from 'node:crypto';
import { AppError } from '../../../shared/errors/appError';

export type GrantKind = 'dataset' | 'source' | 'model' | 'document' | 'runs';

export class Grants {
  private readonly paths = new Map<string, { readonly kind: GrantKind; readonly path: string }>();

  /** A grant for a file that the user chose; the same file keeps its grant. */
  give(kind: GrantKind, path: string): string {
    for (const [id, known] of this.paths) if (known.kind === kind && known.path === path) return id;
    const id = randomUUID();
    this.paths.set(id, { kind, path });
    return id;
  }

  /** Whether the user opened this file. */
  has(kind: GrantKind, path: string): boolean {
    return [...this.paths.values()].some((known) => known.kind === kind && known.path === path);
  }

  /** Whether that grant was given for a file of the kind. */
  isOf(kind: GrantKind, id: string): boolean {
    return this.paths.get(id)?.kind === kind;
  }

  /** Every file of the kind that the user opened. */
  all(kind: GrantKind): string[] {
    return [...this.paths.values()].filter((known) => known.kind === kind).map(({ path }) => path);
  }

  /** The path behind a grant. Throws an `AppError` for an id that was never given. */
  path(kind: GrantKind, id: string): string {
    const known = this.paths.get(id);
    if (known?.kind !== kind) throw new AppError('access-not-granted', { kind });
    return known.path;
  }
}
