/** Whether positions are in pixels of the object: predictions with all distances multiplied by a factor. */
import type { Check } from '../../dataset/inputChecks';
import type { Explained, Explainer } from './explain';
import type { ScanPositions } from './field';
import { extent, fixedPoints, type Place, scaled } from './placements';
import { median } from './similarity';
import { compare } from './votes';

/** Factors that are looked at: from a quarter to four times. */
const WIDEST = 4;
/** Patterns of the coarse search: those nearest to the fixed point, which a coarse step moves least. */
const COARSE_PATTERNS = 6;
/** How far a step of the search may move a pattern, in pixels: about what the score of an object with fine detail bears. */
const STEP_PX = 1.2;
const MOST_STEPS = 400;

/** @param stored the place of the data as stored, or with the axes that explain it */
export async function unitCheck(
  explainer: Explainer,
  positions: ScanPositions,
  stored: Explained,
): Promise<Check> {
  const seen = { id: 'unit', evidence: 'prediction' } as const;
  const fixed = fixedPoints(positions);
  const other = await explainer.best(
    fixed.flatMap((point) => [0.8, 1.25].map((scale) => scaled(stored.place, point, scale))),
  );
  const near = compare(stored.scores, other.scores);
  if (near.verdict === 'in-order') return { ...seen, ...near, stored: 1, alternative: null };

  let best = { scale: 1, explained: stored };
  for (const point of fixed) {
    const scale = await search(explainer, stored.place, point);
    const explained = await explainer.best([scaled(stored.place, point, scale)]);
    if (median(explained.scores) > median(best.explained.scores)) best = { scale, explained };
  }
  const compared = compare(stored.scores, best.explained.scores);
  return { ...seen, ...compared, stored: 1, alternative: best.scale };
}

/** The factor with the highest score of a few patterns. */
async function search(
  explainer: Explainer,
  place: Place,
  point: readonly [number, number],
): Promise<number> {
  const distance = (index: number) => {
    const [x, y] = place(index);
    return Math.hypot(x - point[0], y - point[1]);
  };
  const near = [...explainer.indices.keys()]
    .sort((a, b) => distance(explainer.indices[a] ?? 0) - distance(explainer.indices[b] ?? 0))
    .slice(0, COARSE_PATTERNS);
  const reach = Math.max(...near.map((at) => distance(explainer.indices[at] ?? 0)), 1);
  const steps = Math.min(MOST_STEPS, Math.ceil((Math.log(WIDEST) * reach) / STEP_PX) + 8);
  let best = { scale: 1, score: -Infinity };
  for (let step = -steps; step <= steps; step++) {
    const scale = WIDEST ** (step / steps);
    const score = await explainer.scoreOf(near, scaled(place, point, scale));
    if (score > best.score) best = { scale, score };
  }
  return best.scale;
}

/** Both spans below a pixel: the positions are in metres, or in another unit that is as far from pixels. */
export function belowAPixel({ x, y }: ScanPositions): number | null {
  const [sx, sy] = [extent(x), extent(y)];
  const span = Math.max(sx.max - sx.min, sy.max - sy.min);
  return x.length > 2 && span > 0 && span < 1 ? span : null;
}
