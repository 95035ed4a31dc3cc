/** The arrays of the runs that are compared, as they are shown. */
import { useEffect, useState } from 'react';
import type { Picture } from '../../../shared/dataset/picture';
import { errorText } from '../../../shared/errors/words';
import { measured } from '../../../shared/runs/compare/difference';
import { bridge } from '../../bridge/bridge';
import { newJob } from '../../kit/job';
import type { Shown } from './usePictures';

/** Larger planes are averaged down to it. */
const MOST_SIDE = 1024;

export interface Plane {
  readonly picture: Picture;
  /** NaN where nothing was reconstructed. */
  readonly values: Float32Array;
}

interface Read {
  readonly plane: Plane | null;
  readonly problem: string | null;
}

/** By the run's id; a plane is missing until it has been read. */
export function usePlanes(shown: readonly Shown[]): ReadonlyMap<string, Read> {
  const [planes, setPlanes] = useState<ReadonlyMap<string, Read>>(new Map());
  const key = JSON.stringify(
    shown.map(({ of, picture }) => [of.id, picture?.run, picture?.file, picture?.array]),
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says which arrays are shown.
  useEffect(() => {
    const jobs: number[] = [];
    let isWanted = true;
    for (const { of, picture } of shown) {
      if (picture === null || picture.array === null) continue;
      const job = newJob();
      jobs.push(job);
      const { run, file, array, part } = picture;
      void bridge?.runPlane({ run, file, array, job, maxSide: MOST_SIDE }).then((outcome) => {
        if (!isWanted) return;
        const read: Read = outcome.ok
          ? { plane: planeOf(outcome.value, part), problem: null }
          : { plane: null, problem: errorText(outcome.error) };
        setPlanes((before) => new Map(before).set(of.id, read));
      });
    }
    return () => {
      isWanted = false;
      for (const job of jobs) void bridge?.cancel(job);
    };
  }, [key]);
  return planes;
}

const planeOf = (picture: Picture, part: 'values' | 'phase'): Plane => ({
  picture,
  values: (part === 'phase' ? (picture.phase ?? picture.values) : picture.values).map(
    (value, at) =>
      // A complex 0 has no phase.
      picture.values[at] === 0 ? Number.NaN : measured(value),
  ),
});
