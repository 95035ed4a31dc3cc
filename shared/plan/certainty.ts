/** How sure a figure is. No figure is shown without one of these. */
import { z } from 'zod';

export const certaintySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('exact') }),
  /** This entry point sets no seed: one of the possible draws. */
  z.object({ kind: z.literal('one-draw') }),
  /** Equal distances: every distance is exact, which of the tied neighbours is not. */
  z.object({ kind: z.literal('exact-distances') }),
  /** `relativeError` 0.03 is 3 %; `measured` says on what, as the rest of a sentence after `measured on`. */
  z.object({ kind: z.literal('within'), relativeError: z.number(), measured: z.string() }),
  z.object({ kind: z.literal('from-runs'), runs: z.number().int(), relativeError: z.number() }),
  /** Why the figure is unknown, as a sentence. */
  z.object({ kind: z.literal('unknown'), reason: z.string() }),
]);
export type Certainty = z.infer<typeof certaintySchema>;

/** Two or three words for a figure: `exact`, `± 3 %`, `from 3 runs`, `unknown`. */
export function certaintyWords(certainty: Certainty): string {
  switch (certainty.kind) {
    case 'exact':
      return 'exact';
    case 'one-draw':
      return 'one possible draw';
    case 'exact-distances':
      return 'exact distances, ties arbitrary';
    case 'within':
      return `± ${percent(certainty.relativeError)} %`;
    case 'from-runs':
      return `± ${percent(certainty.relativeError)} %, from ${certainty.runs} ${certainty.runs === 1 ? 'run' : 'runs'}`;
    case 'unknown':
      return 'unknown';
  }
}

const percent = (share: number): number => Number((100 * share).toPrecision(2));
