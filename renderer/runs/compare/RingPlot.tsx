import type { AlignedCorrelation } from '../../../shared/runs/compare/align';
import { Chart, valueText } from '../../kit/chart/Chart';
import type { Series } from '../../kit/chart/series';
import css from './Compare.module.css';
import type { Compared } from './useCompared';
import type { Shown } from './usePictures';
import type { Rings } from './useRings';

const HEIGHT = 200;

interface Props {
  /** The pictures that are compared with the reference. */
  others: readonly Shown[];
  reference: Shown;
  rings: Rings;
}

/** The Fourier ring correlation of each run's picture with the reference. */
export function RingPlot({ others, reference, rings }: Props) {
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
        Of the largest square that both have, in cycles per pixel, where they lie on each other to a
        whole pixel. Two reconstructions of the same data share their noise: independent halves are
        what it is for.
      </p>
      {others.map(({ of }) => {
        const read = rings.get(of.id);
        return (
          <p key={of.id} className={css.result}>
            <i className={css.swatch} data-pen={of.pen} /> {of.short}:{' '}
            {read === undefined ? 'reading…' : (read.problem ?? resultText(read.rings))}
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

const lowest = (correlation: AlignedCorrelation['correlation']): number[] =>
  correlation.filter((value) => value !== null);

/** `above the ½-bit threshold up to 0.21 cycles per pixel, half a period of 2.4 px (83×83 px)`. */
function resultText(rings: AlignedCorrelation | null): string {
  if (rings === null) return '';
  const { above, side, shift } = rings;
  const moved =
    shift.down === 0 && shift.right === 0
      ? ''
      : `, shifted by ${shift.down} px down, ${shift.right} px right`;
  const of = `(${side}×${side} px${moved})`;
  if (above === null) return `below the ½-bit threshold everywhere ${of}`;
  if (above.to === above.from)
    return `above the ½-bit threshold at ${above.from.toFixed(3)} cycles per pixel alone ${of}`;
  const from = above.from > 1.5 / side ? ` from ${above.from.toFixed(3)}` : '';
  const to =
    above.to === null
      ? 'up to 0.5 cycles per pixel'
      : `up to ${above.to.toFixed(3)} cycles per pixel, half a period of ${(0.5 / above.to).toFixed(1)} px`;
  return `above the ½-bit threshold${from} ${to} ${of}`;
}

/** The pen after those of the runs, and of none of them. */
const thresholdOf = ({ frequency, threshold }: AlignedCorrelation, { pen }: Compared): Series => ({
  name: '½-bit threshold',
  pen,
  points: frequency.map((x, at) => ({ x, y: threshold[at] ?? Number.NaN })),
});
