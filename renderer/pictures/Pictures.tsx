import { useEffect } from 'react';
import type { ArrayFacts, DatasetFacts } from '../../shared/dataset/facts';
import { Patterns } from './Patterns';
import { Probe } from './Probe';
import { ScanMap } from './ScanMap';
import { usePictures } from './store';

/** Everything that can be drawn of a dataset; `grant` identifies it. */
export function Pictures({ grant, facts }: { grant: string; facts: DatasetFacts }) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: another dataset starts at its first pattern.
  useEffect(() => usePictures.setState({ index: 0, mode: 0 }), [grant, facts.fingerprint]);
  const find = (...names: string[]): ArrayFacts | undefined =>
    facts.arrays.find(({ name }) => names.includes(name));
  const drawable = (array: ArrayFacts | undefined) =>
    array && isNumeric(array) && array.shape.length >= 2 && array.shape.length <= 4
      ? array
      : undefined;
  const probe = drawable(find('probeGuess'));
  const patterns = drawable(find('diffraction') ?? find('diff3d'));
  const scan = find('xcoords') && find('ycoords');
  // Read again when the content of the file has changed.
  const key = `${grant} ${facts.fingerprint}`;
  return (
    <div key={key}>
      {probe && <Probe dataset={grant} array={probe} />}
      {patterns && <Patterns dataset={grant} array={patterns} />}
      {scan && isNumeric(scan) && (
        <ScanMap dataset={grant} object={drawable(find('objectGuess'))} />
      )}
    </div>
  );
}

const isNumeric = ({ dtype }: ArrayFacts): boolean =>
  /^(bool|u?int\d+|float(16|32|64)|complex(64|128))$/.test(dtype);
