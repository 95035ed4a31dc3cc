/** How the pictures of runs agree with the one of the reference. */
import { useEffect, useState } from 'react';
import { errorText } from '../../../shared/errors/words';
import type { AlignedCorrelation } from '../../../shared/runs/compare/align';
import { bridge } from '../../bridge/bridge';
import { newJob } from '../../kit/job';
import type { Shown } from './usePictures';

interface Read {
  readonly rings: AlignedCorrelation | null;
  readonly problem: string | null;
}

/** By the run's id; one is missing until it has been read. */
export type Rings = ReadonlyMap<string, Read>;

export function useRings(others: readonly Shown[], reference: Shown | undefined): Rings {
  const [known, setKnown] = useState<Rings>(new Map());
  const key = JSON.stringify(
    [reference, ...others].map((one) => [
      one?.picture?.run,
      one?.picture?.file,
      one?.picture?.array,
    ]),
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says which pictures are correlated.
  useEffect(() => {
    const jobs: number[] = [];
    let isWanted = true;
    setKnown(new Map());
    for (const one of others) {
      const [a, b] = [arrayOf(one), reference ? arrayOf(reference) : null];
      if (a === null || b === null) continue;
      const job = newJob();
      jobs.push(job);
      const part = one.picture?.part ?? 'values';
      void bridge?.ringCorrelation({ job, one: a, other: b, part }).then((outcome) => {
        if (!isWanted) return;
        const read: Read = outcome.ok
          ? { rings: outcome.value, problem: null }
          : { rings: null, problem: errorText(outcome.error) };
        setKnown((before) => new Map(before).set(one.of.id, read));
      });
    }
    return () => {
      isWanted = false;
      for (const job of jobs) void bridge?.cancel(job);
    };
  }, [key]);
  return known;
}

function arrayOf({ picture }: Shown) {
  if (picture === null || picture.array === null) return null;
  return { run: picture.run, file: picture.file, array: picture.array };
}
