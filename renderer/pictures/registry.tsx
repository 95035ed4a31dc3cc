/** Every picture of a dataset, in the order in which they are shown. */
import type { ReactNode } from 'react';
import type { ArrayFacts, DatasetFacts } from '../../shared/dataset/facts';
import { Patterns } from './Patterns';
import { Probe } from './Probe';
import { ScanMap } from './ScanMap';

interface Picture {
  readonly id: string;
  readonly supports: (facts: DatasetFacts) => boolean;
  /** `dataset` is its grant. */
  readonly draw: (dataset: string, facts: DatasetFacts) => ReactNode;
}

export const PICTURES: readonly Picture[] = [
  ofArray('probe', ['probeGuess'], (dataset, array) => <Probe dataset={dataset} array={array} />),
  ofArray('patterns', ['diffraction', 'diff3d'], (dataset, array) => (
    <Patterns dataset={dataset} array={array} />
  )),
  {
    id: 'scan',
    supports: (facts) => ['xcoords', 'ycoords'].every((name) => numericArray(facts, name)),
    draw: (dataset, facts) => (
      <ScanMap dataset={dataset} object={drawableArray(facts, 'objectGuess')} />
    ),
  },
];

/** A picture of the first of these arrays that can be drawn. */
function ofArray(
  id: string,
  names: readonly string[],
  draw: (dataset: string, array: ArrayFacts) => ReactNode,
): Picture {
  const find = (facts: DatasetFacts) =>
    names.map((name) => drawableArray(facts, name)).find((array) => array !== undefined);
  return {
    id,
    supports: (facts) => find(facts) !== undefined,
    draw: (dataset, facts) => {
      const array = find(facts);
      return array && draw(dataset, array);
    },
  };
}

function drawableArray(facts: DatasetFacts, name: string): ArrayFacts | undefined {
  const array = numericArray(facts, name);
  return array && array.shape.length >= 2 && array.shape.length <= 4 ? array : undefined;
}

const numericArray = ({ arrays }: DatasetFacts, wanted: string): ArrayFacts | undefined =>
  arrays.find(
    ({ name, dtype }) =>
      name === wanted && /^(bool|u?int\d+|float(16|32|64)|complex(64|128))$/.test(dtype),
  );
