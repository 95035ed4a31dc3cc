import { Fragment, useEffect } from 'react';
import type { DatasetFacts } from '../../shared/dataset/facts';
import { PICTURES } from './registry';
import { showPicturesOf } from './store';

/** Everything that can be drawn of a dataset; `grant` identifies it. */
export function Pictures({ grant, facts }: { grant: string; facts: DatasetFacts }) {
  // Read again when the content of the file has changed.
  const key = `${grant} ${facts.fingerprint}`;
  useEffect(() => showPicturesOf(key), [key]);
  return (
    <div key={key}>
      {PICTURES.map(({ id, draw }) => (
        <Fragment key={id}>{draw(grant, facts)}</Fragment>
      ))}
    </div>
  );
}
