/** Probe size from the shape of `probeGuess`: each target has its own rule. */
import type { ArrayFacts, DatasetReading } from './facts';

/** Side of the probe in pixels, or why it is unknown. */
export type ProbeSize = { ok: true; N: number; detail: string } | { ok: false; problem: string };

/** Reads N off the shape of a readable numeric `probeGuess`; undefined when the shape does not determine it. */
export type ProbeShapeRule = (shape: readonly number[]) => number | undefined;

/** (N, N) gives the first axis; modes (P, N, N) or one mode (N, N, 1) give N. */
export const probeShapeRule: ProbeShapeRule = (shape) => {
  const [first, second, third] = shape;
  if (shape.length === 2) return first;
  if (shape.length !== 3) return undefined;
  if (second === third) return second;
  return first === second && third === 1 ? first : undefined;
};

export const PROBE_RULES = {
  /** The first axis of any probe with two or more (ptycho_torch/config_factory.py:774-783). */
  'first-axis': (shape) => (shape.length >= 2 ? shape[0] : undefined),
  'trailing-axes': probeShapeRule,
} satisfies { readonly [name: string]: ProbeShapeRule };

/** Shape as numpy prints it: `(3, 32, 32)`, `(32,)`. */
export const shapeText = (shape: readonly number[]): string =>
  `(${shape.join(', ')}${shape.length === 1 ? ',' : ''})`;

/** The array of that name, if the dataset could be read and holds it. */
export function findArray(reading: DatasetReading, name: string): ArrayFacts | undefined {
  return reading.status === 'ok' ? reading.arrays.find((array) => array.name === name) : undefined;
}

/**
 * N (pixels along one side) from the dataset's `probeGuess`, by the target's shape rule.
 * Never throws: what is wrong comes back as `problem`, and the factory then falls back to 64.
 */
export function inferProbeSize(
  reading: DatasetReading,
  rule: ProbeShapeRule = probeShapeRule,
): ProbeSize {
  if (reading.status !== 'ok') return { ok: false, problem: reading.problem };
  const probe = findArray(reading, 'probeGuess');
  if (!probe) {
    const broken = reading.unreadable.find(({ name }) => name === 'probeGuess');
    return {
      ok: false,
      problem: broken ? `probeGuess: ${broken.problem}` : 'The dataset has no probeGuess.',
    };
  }
  if (probe.dtype === 'object')
    return { ok: false, problem: 'probeGuess holds pickled Python objects, not numbers.' };
  const N = rule(probe.shape);
  if (N === undefined)
    return {
      ok: false,
      problem: `probeGuess has the shape ${shapeText(probe.shape)}, which gives no probe size.`,
    };
  return { ok: true, N, detail: `probeGuess ${shapeText(probe.shape)}` };
}
