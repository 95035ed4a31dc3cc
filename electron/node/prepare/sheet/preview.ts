/** A preview as the sheet draws it: pictures of the size that is seen, and the split. */
import type { RecipePreview } from '../../../../shared/ipc/prepare';
import type { Recipe } from '../../../../shared/prepare/recipe';
import type { Source } from '../../../../shared/prepare/source';
import { probeWidth, splitOf } from '../../../../shared/prepare/split';
import { mapPart, type Picture, type Preview, preview } from '../preview';
import { planeOf } from './picture';

/** Longest side of a picture in pixels: the sheet has no room for more. */
const MOST_SIDE = 512;

/** See `preview`. */
export async function sheetPreview(
  recipe: Recipe,
  sources: readonly Source[],
  index: number,
  signal: AbortSignal,
): Promise<RecipePreview> {
  const whole = await preview(recipe, sources, index, signal);
  const { patterns, positions, probe, geometry, arrays, bytes, notes } = whole;
  return {
    patterns: mapPart(patterns, (value) => ({
      ...value,
      before: drawn(value.before),
      after: drawn(value.after),
    })),
    positions,
    probe: mapPart(probe, ({ after }) => ({ after: drawn(after) })),
    geometry: mapPart(geometry, ({ energyEv, distanceM, detectorPixelM, pixelM }) => ({
      ...{ energyEv, distanceM, detectorPixelM },
      pixelM: pixelM?.x ?? null,
    })),
    split: splitIn(recipe, whole),
    ...{ arrays, bytes, notes },
  };
}

function splitIn({ split }: Recipe, { positions, probe }: Preview): RecipePreview['split'] {
  if (split === null || !positions.ok || !probe.ok) return null;
  const { x, y } = positions.value.after;
  if (x.length < 2) return null;
  const distance = probeWidth(probe.value.after);
  const { validation, leakage, randomLeakage } = splitOf(split, x, y, distance);
  return { validation, leakage, randomLeakage, distance };
}

const drawn = ({ rows, columns, complex, data }: Picture) =>
  planeOf({ data, complex }, rows, columns, MOST_SIDE);
