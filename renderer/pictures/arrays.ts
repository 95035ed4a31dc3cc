/** Which arrays of a dataset can be drawn. */
import type { ArrayFacts, DatasetFacts } from '../../shared/dataset/facts';

export const probeOf = (facts: DatasetFacts) => drawableArray(facts, 'probeGuess');
export const objectOf = (facts: DatasetFacts) => drawableArray(facts, 'objectGuess');
export const patternsOf = (
  facts: DatasetFacts,
  names: readonly string[] = ['diffraction', 'diff3d'],
): ArrayFacts | undefined =>
  names.map((name) => drawableArray(facts, name)).find((array) => array !== undefined);
export const hasScan = (facts: DatasetFacts): boolean =>
  ['xcoords', 'ycoords'].every((name) => numericArray(facts, name));

function drawableArray(facts: DatasetFacts, name: string): ArrayFacts | undefined {
  const array = numericArray(facts, name);
  return array && array.shape.length >= 2 && array.shape.length <= 4 ? array : undefined;
}

const numericArray = ({ arrays }: DatasetFacts, wanted: string): ArrayFacts | undefined =>
  arrays.find(
    ({ name, dtype }) =>
      name === wanted && /^(bool|u?int\d+|float(16|32|64)|complex(64|128))$/.test(dtype),
  );
