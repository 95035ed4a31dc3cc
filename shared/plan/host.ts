/** Memory of the machine for a run's data, without Python and its libraries and without the arrays of the file. */
import type { Counts } from './counts';
import type { PlanInputs } from './inputs';
import { type Figure, type Term, total, unknown } from './network/figure';

export interface HostMemory {
  /** While training. */
  readonly resident: Figure;
  /** While the data is prepared. */
  readonly peak: Figure;
}

/** Bytes for an element of the grouped patterns: kept, and while the container is built; measured on three sizes. */
const KEPT = 28;
const BUILDING = 40;
const MEASURED = 0.05;

/** Bytes of the containers of training and validation data; the latter is built while the former is there. */
export function hostMemory({ route, N, C }: PlanInputs, counts: Counts): HostMemory {
  if (route.loader !== 'container') {
    const reason = unknown('Not measured for the memory map, which reads from disk what it needs.');
    return { resident: reason, peak: reason };
  }
  const { trainingSamples, validationSamples } = counts;
  if (trainingSamples.value === null) return { resident: trainingSamples, peak: trainingSamples };
  if (N === null || C === null) {
    const reason = unknown('`N` or `gridsize` is not a whole number.');
    return { resident: reason, peak: reason };
  }
  // Validation data that cannot be counted is left out.
  const elements = trainingSamples.value * C * N * N;
  const validated = (validationSamples.value ?? 0) * C * N * N;
  const term = (name: string, expression: string, value: number): Term => ({
    name,
    expression,
    value,
    fields: ['n_groups', 'gridsize'],
  });
  const training = term('Training data', '28 × samples × C × N²', KEPT * elements);
  const building = term(
    'Training data, while it is built',
    '40 × samples × C × N²',
    BUILDING * elements,
  );
  const both = [
    training,
    term('Validation data, while it is built', '40 × samples × C × N²', BUILDING * validated),
  ];
  const second = KEPT * elements + BUILDING * validated > BUILDING * elements;
  return {
    resident: total(
      [
        training,
        ...(validated > 0
          ? [term('Validation data', '28 × samples × C × N²', KEPT * validated)]
          : []),
      ],
      MEASURED,
    ),
    peak: total(second ? both : [building], MEASURED),
  };
}
