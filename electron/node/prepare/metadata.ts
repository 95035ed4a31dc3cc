/** `_metadata` of a prepared dataset: JSON with the parts that PtychoPINN's own tools write. */
import { pixelsOf } from '../../../shared/prepare/geometry';
import type { Prepared } from '../../../shared/prepare/prepared';
import type { Recipe } from '../../../shared/prepare/recipe';
import type { NpyArray } from './npzWriter';
import type { HashedFile } from './sourceFiles';

/** Of PtychoPINN's metadata. */
const SCHEMA = '1.0.0';

export interface Provenance {
  readonly recipe: Recipe;
  readonly sources: readonly HashedFile[];
  readonly role: string;
  readonly patterns: number;
}

/**
 * PtychoPINN reads it as `str(npz['_metadata'].item())`. Its own files have a pickled text there; a plain one reads the same, and
 * does not make `numpy.load` refuse the file.
 */
export function metadataArray(
  { size, optics, frames }: Pick<Prepared, 'size' | 'optics' | 'frames'>,
  { recipe, sources, role, patterns }: Provenance,
): { readonly like: NpyArray; readonly bytes: Buffer } {
  const pixel = pixelsOf(optics, frames.stage);
  const now = new Date().toISOString();
  const text = JSON.stringify(
    {
      schema_version: SCHEMA,
      creation_info: { timestamp: now, script: 'pinnboard prepare' },
      physics_parameters: {
        N: size,
        ...(optics.energyEv === null ? {} : { energy_ev: optics.energyEv }),
        ...(optics.distance === null ? {} : { distance_m: optics.distance }),
        ...(pixel === null ? {} : { object_pixel_m: pixel.x }),
      },
      data_transformations: [
        {
          tool: 'pinnboard',
          timestamp: now,
          operation: 'prepare',
          parameters: { role, patterns, sources, recipe },
        },
      ],
    },
    null,
    2,
  );
  const letters = [...text];
  const bytes = Buffer.alloc(4 * letters.length);
  letters.forEach((letter, i) => {
    bytes.writeUInt32LE(letter.codePointAt(0) ?? 0, 4 * i);
  });
  return { like: { descr: `<U${letters.length}`, shape: [] }, bytes };
}
