/** What a prepared dataset shows of itself: the checks of the network's input, and those that only its sources allow. */
import type { Check } from '../dataset/inputChecks';
import type { Outcome } from '../findings/finding';
import { checkInput } from '../plan/input/checkInput';
import type { InputSource } from '../plan/input/field';
import { nearestPosition } from '../plan/input/neighbours';
import { type CheckContext, sampleIndices } from '../plan/input/sample';
import { median } from '../plan/input/similarity';
import { quantityByCounts } from '../plan/input/statistics';
import { CHECK_TITLES, checkSentence, verdictWords } from '../plan/input/words';
import { centred } from './edits';
import type { Prepared } from './prepared';
import { type Proposal, proposalsOf } from './proposals';
import type { Recipe } from './recipe';
import { saturationOf } from './saturation';
import { probeWidth } from './split';

/** One thing that was looked at. */
export interface PreparedCheck {
  readonly id: string;
  /** `info` where nothing is wrong. */
  readonly outcome: Outcome;
  /** False: the data cannot tell. */
  readonly checked: boolean;
  readonly text: string;
  /** How sure it is, with numbers; null where the text says it. */
  readonly certainty: string | null;
  /** A change of the recipe that the data ask for. It is not made unasked. */
  readonly fix: { readonly label: string; readonly recipe: Recipe } | null;
}

/** What needs an object that another program reconstructed says nothing here. */
const WITHOUT_OBJECT: readonly Check['id'][] = ['match', 'detector'];
/** Patterns that are looked at for saturation. */
const SAMPLED = 16;
/** Linear overlap of neighbours: 0.74 to 0.97 in four real and simulated scans. */
const OVERLAP = { least: 0, most: 0.995 };

/**
 * Looks at a sample of the patterns. Fits an object for the axes, which takes seconds at 64 pixels a side, where there is a
 * measured probe and `fit`. Rejects with what `checkpoint` throws, or a file that cannot be read.
 */
export async function checkPrepared(
  recipe: Recipe,
  prepared: Prepared,
  context: CheckContext,
  { fit }: { readonly fit: boolean },
): Promise<readonly PreparedCheck[]> {
  const source = inputOf(recipe, prepared);
  const { checks } = await checkInput(source, { expects: 'amplitude', fit }, context);
  const told = checks.filter(
    ({ id, verdict, reason }) =>
      !WITHOUT_OBJECT.includes(id) && !(id === 'unit' && verdict === 'cannot-tell' && reason),
  );
  const sample = await sampleOf(source, context);
  const proposals = proposalsOf(told, recipe, areAmplitudes(sample));
  const contradicted = proposals.map(proposed);
  const others = told.filter(({ id }) => !proposals.some((proposal) => proposal.id === id));
  return [
    ...contradicted,
    ...(await saturation(prepared, context)),
    ...('made' in recipe.probe ? [] : overlap(prepared)),
    ...(proposals.some(({ id }) => id === 'shift') ? [] : offCentre(sample, source.side, recipe)),
    ...others.map(plain),
  ];
}

/** The prepared patterns as the checks take them. A probe that was made without its phase explains nothing. */
function inputOf(
  { probe }: Recipe,
  { count, size, frames, points, probe: field, object }: Prepared,
): InputSource {
  return {
    count,
    side: size,
    pattern: (index) => frames.read(index, index + 1),
    positions: points,
    probe: 'made' in probe ? null : field,
    object,
  };
}

const proposed = ({ id, title, action, certainty, recipe }: Proposal): PreparedCheck => ({
  id,
  outcome: 'wrong-result',
  checked: true,
  text: `${title}.`,
  certainty,
  fix: { label: action, recipe },
});

function plain(check: Check): PreparedCheck {
  const words = verdictWords(check);
  return {
    id: check.id,
    outcome: check.verdict === 'contradicted' ? 'wrong-result' : 'info',
    checked: check.verdict !== 'cannot-tell',
    text: `${CHECK_TITLES[check.id]}: ${words}.`,
    certainty: checkSentence(check) || null,
    fix: null,
  };
}

async function sampleOf(
  { count, side, pattern }: InputSource,
  { checkpoint }: CheckContext,
): Promise<readonly Float64Array[]> {
  const sample: Float64Array[] = [];
  for (const index of sampleIndices(count, side).slice(0, SAMPLED)) {
    await checkpoint();
    sample.push(Float64Array.from(await pattern(index)));
  }
  return sample;
}

/** Squares of what was made are amplitudes of counts: the file had those already. */
const areAmplitudes = (sample: readonly Float64Array[]): boolean =>
  quantityByCounts(sample.map((pattern) => pattern.map((value) => value * value))) === 'amplitude';

/** A beam with structure has its centre of mass off its axis by less than this, in pixels (2.8 in a real scan). */
const OFF_CENTRE = 3;

function offCentre(
  sample: readonly Float64Array[],
  side: number,
  recipe: Recipe,
): readonly PreparedCheck[] {
  if (recipe.patterns.steps.some(({ step }) => step === 'centre')) return [];
  let [row, column, all] = [0, 0, 0];
  for (const pattern of sample)
    for (let at = 0; at < pattern.length; at++) {
      const intensity = (pattern[at] ?? 0) ** 2;
      row += intensity * (Math.floor(at / side) - side / 2);
      column += intensity * ((at % side) - side / 2);
      all += intensity;
    }
  const [down, right] = [row / all, column / all];
  if (!(Math.max(Math.abs(down), Math.abs(right)) >= OFF_CENTRE)) return [];
  return [
    {
      id: 'centre',
      outcome: 'info',
      checked: true,
      text: 'The patterns are not centred.',
      certainty: `The centre of mass is ${down.toFixed(1)} rows and ${right.toFixed(1)} columns from the middle; structure of the beam moves it by less than ${OFF_CENTRE} px.`,
      fix: { label: 'Centre the patterns', recipe: centred(recipe) },
    },
  ];
}

async function saturation(
  { frames, count, size }: Prepared,
  { checkpoint }: CheckContext,
): Promise<readonly PreparedCheck[]> {
  const raw: Float64Array[] = [];
  let dtype: Parameters<typeof saturationOf>[1] = 'float32';
  for (const index of sampleIndices(count, size).slice(0, SAMPLED)) {
    await checkpoint();
    const frame = await frames.raw(index);
    raw.push(frame.data);
    dtype = frame.stage.dtype;
  }
  const found = saturationOf(raw, dtype);
  if (!found) return [];
  return [
    {
      id: 'saturation',
      outcome: 'wrong-result',
      checked: true,
      text: `The detector was saturated: ${found.pixels} pixels of ${raw.length} patterns have the largest value of ${dtype}, ${found.largest}. They become 0, which no step can repair.`,
      certainty: null,
      fix: null,
    },
  ];
}

/** 1 − step / width of the probe. Outside of what a scan can have, the unit or the pixel is wrong. */
function overlap({ points, probe }: Prepared): readonly PreparedCheck[] {
  const width = probeWidth(probe);
  const steps = sampleIndices(points.x.length, 1).flatMap((index) => {
    const nearest = nearestPosition(points, index);
    if (nearest === undefined) return [];
    return Math.hypot(
      (points.x[index] ?? 0) - (points.x[nearest] ?? 0),
      (points.y[index] ?? 0) - (points.y[nearest] ?? 0),
    );
  });
  const step = median(steps);
  if (!(width > 0) || !Number.isFinite(step)) return [];
  const share = 1 - step / width;
  const sizes = `The median step is ${short(step)} px, the probe is ${short(width)} px wide`;
  const isPossible = share >= OVERLAP.least && share <= OVERLAP.most;
  return [
    {
      id: 'overlap',
      outcome: isPossible ? 'info' : 'wrong-result',
      checked: true,
      text: isPossible
        ? `Neighbouring patterns overlap by ${Math.round(100 * share)} %.`
        : share > OVERLAP.most
          ? 'Neighbouring patterns are at almost the same place: the unit of the positions or the pixel size is wrong.'
          : 'Neighbouring patterns do not overlap: the unit of the positions or the pixel size is wrong.',
      certainty: `${sizes}.`,
      fix: null,
    },
  ];
}

const short = (value: number): string => String(Number(value.toPrecision(3)));
