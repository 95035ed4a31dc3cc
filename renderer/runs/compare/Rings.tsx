import { useEffect, useState } from 'react';
import { errorText } from '../../../shared/errors/words';
import type { RingCorrelation } from '../../../shared/runs/compare/ringCorrelation';
import { bridge } from '../../bridge/bridge';
import { Chart, valueText } from '../../kit/chart/Chart';
import type { Series } from '../../kit/chart/series';
import { newJob } from '../../kit/job';
import css from './Compare.module.css';
import type { Compared } from './useCompared';
import type { Shown } from './usePictures';

const HEIGHT = 200;

interface Props {
  shown: readonly Shown[];
  reference: Shown;
}

/** The Fourier ring correlation of each run's picture with the reference. */
export function Rings({ shown, reference }: Props) {
  const others = shown.filter((one) => one !== reference);
  const rings = useRings(others, reference);
  if (others.length === 0) return null;
  const known = others.flatMap(({ of }) => {
    const found = rings.get(of.id)?.rings;
    return found ? [{ of, rings: found }] : [];
  });
  const [first] = known;
  const series: Series[] = [
    ...known.map(({ of, rings: { frequency, correlation } }) => ({
      name: of.short,
      pen: of.pen,
      ends: true,
      points: frequency.map((x, at) => ({ x, y: correlation[at] ?? Number.NaN })),
    })),
    ...(first ? [thresholdOf(first.rings, reference.of)] : []),
  ];
  return (
    <section className={css.rings} aria-label="Fourier ring correlation">
      <h4>Fourier ring correlation with {reference.of.short}</h4>
      <p className={css.note}>
        Of the largest square that both have, in cycles per pixel; the pictures are not aligned. Two
        reconstructions of the same data share their noise: independent halves are what it is for.
      </p>
      {others.map(({ of }) => {
        const read = rings.get(of.id);
        return (
          <p key={of.id} className={css.result}>
            <i className={css.swatch} data-pen={of.pen} /> {of.short}:{' '}
            {read === undefined ? 'reading…' : (read.problem ?? cutoffText(read.rings))}
          </p>
        );
      })}
      {first && (
        <Chart
          label={`Fourier ring correlation over 0 to 0.5 cycles per pixel, of ${known.length} with ${reference.of.name}`}
          height={HEIGHT}
          series={series}
          x={[0, 0.5]}
          y={[
            Math.min(0, ...known.flatMap(({ rings: { correlation } }) => lowest(correlation))),
            1,
          ]}
          places={first.rings.frequency}
          cursorText={(at) => `${Number(at.toFixed(3))} cycles/px`}
          rest=""
          read={(at) =>
            `${Number(at.toFixed(3))} cycles per pixel: ${series.map((one) => `${one.name} ${valueText(one, at)}`).join(', ')}`
          }
          isLegendRead
        />
      )}
    </section>
  );
}

const lowest = (correlation: RingCorrelation['correlation']): number[] =>
  correlation.filter((value) => value !== null);

/** `1/2 bit: 0.21 cycles per pixel, details of 2.4 px`. */
function cutoffText(rings: RingCorrelation | null): string {
  if (rings === null) return '';
  const { cutoff, side } = rings;
  const of = `${side}×${side} px`;
  if (cutoff === null) return `above the ½-bit threshold up to 0.5 cycles per pixel (${of})`;
  if (cutoff <= 1 / side) return `below the ½-bit threshold from the first ring on (${of})`;
  return `above the ½-bit threshold up to ${cutoff.toFixed(3)} cycles per pixel, half a period of ${(0.5 / cutoff).toFixed(1)} px (${of})`;
}

/** The pen after those of the runs, and of none of them. */
const thresholdOf = ({ frequency, threshold }: RingCorrelation, { pen }: Compared): Series => ({
  name: '½-bit threshold',
  pen,
  points: frequency.map((x, at) => ({ x, y: threshold[at] ?? Number.NaN })),
});

interface Read {
  readonly rings: RingCorrelation | null;
  readonly problem: string | null;
}

function useRings(others: readonly Shown[], reference: Shown): ReadonlyMap<string, Read> {
  const [known, setKnown] = useState<ReadonlyMap<string, Read>>(new Map());
  const key = JSON.stringify(
    [reference, ...others].map(({ of, picture }) => [of.id, picture?.file, picture?.array]),
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says which pictures are correlated.
  useEffect(() => {
    const jobs: number[] = [];
    let isWanted = true;
    setKnown(new Map());
    for (const one of others) {
      const [a, b] = [arrayOf(one), arrayOf(reference)];
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

function arrayOf({ of, picture }: Shown) {
  if (picture === null || picture.array === null) return null;
  return { run: of.id, file: picture.file, array: picture.array };
}
