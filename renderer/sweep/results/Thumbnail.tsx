import { useEffect, useState } from 'react';
import type { Picture, PointResult } from '../../../shared/sweep/results/results';
import { bridge } from '../../bridge/bridge';
import css from './Results.module.css';

interface Props {
  readonly point: PointResult;
  readonly name?: Picture['name'];
}

/** A reconstruction of a point, where it has one. */
export function Thumbnail({ point: { index, name: point, pictures }, name = 'amplitude' }: Props) {
  const isThere = pictures.some((picture) => picture.name === name);
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (!isThere) return;
    let made: string | null = null;
    let isGone = false;
    void bridge?.sweep.picture({ point, name }).then((outcome) => {
      if (!outcome.ok || isGone) return;
      made = URL.createObjectURL(new Blob([outcome.value], { type: 'image/png' }));
      setUrl(made);
    });
    return () => {
      isGone = true;
      if (made !== null) URL.revokeObjectURL(made);
      setUrl(null);
    };
  }, [point, name, isThere]);
  if (!isThere || url === null) return null;
  return <img className={css.picture} src={url} alt={`Reconstructed ${name} of point ${index}`} />;
}
