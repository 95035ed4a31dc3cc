import { Fragment, useEffect } from 'react';
import type { DatasetFacts } from '../../shared/dataset/facts';
import { PICTURES } from './registry';
import { usePictures } from './store';

/** Everything that can be drawn of a dataset; `grant` identifies it. */
export function Pictures({ grant, facts }: { grant: string; facts: DatasetFacts }) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: another dataset starts at its first pattern.
  useEffect(
    () => usePictures.setState({ index: 0, mode: 0, view: null }),
    [grant, facts.fingerprint],
  );
  // Read again when the content of the file has changed.
  const key = `${grant} ${facts.fingerprint}`;
  return (
    <div key={key}>
      {PICTURES.map(({ id, draw }) => (
        <Fragment key={id}>{draw(grant, facts)}</Fragment>
      ))}
    </div>
  );
}
