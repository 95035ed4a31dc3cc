/** The size of a pixel of object and probe, where the dataset's metadata says it. */
import type { DatasetFacts } from '../../shared/dataset/facts';
import { asNumber, isValues, type Value } from '../../shared/values/value';

const NAMES = ['object_pixel_size', 'obj_pixel_size', 'pixel_size', 'pixel_size_m', 'dx'];

/** In metres; null where nothing plausible is known. */
export function pixelSize({ metadata }: DatasetFacts): number | null {
  return metadata.status === 'ok' ? (find(metadata.value) ?? null) : null;
}

function find(values: { readonly [name: string]: Value }): number | undefined {
  for (const [name, value] of Object.entries(values)) {
    const size = NAMES.includes(name) ? asNumber(value) : undefined;
    // A pixel of a reconstruction is between an ångström and 100 µm; a larger number is in another unit.
    if (size !== undefined && size >= 1e-10 && size <= 1e-4) return size;
    const inner = isValues(value) ? find(value) : undefined;
    if (inner !== undefined) return inner;
  }
  return undefined;
}
