import { grouped } from '../numbers';
import css from './Input.module.css';
import { textWithin } from './numbers';

const BARS = 18;

/** Histogram of the sum of squared amplitudes of each pattern. */
export function Counts({ totals, count }: { totals: readonly number[]; count: number }) {
  if (totals.length === 0) return null;
  const [min, max] = [Math.min(...totals), Math.max(...totals)];
  const mean = totals.reduce((sum, total) => sum + total, 0) / totals.length;
  const bars = histogram(totals, min, max);
  const most = Math.max(...bars.map(({ held }) => held));
  const text = textWithin(min, max);
  return (
    <section className={css.counts} aria-label="Sum over each pattern">
      <h4>
        Sum of A² per pattern
        <small>
          {grouped(totals.length)} of {grouped(count)} patterns
        </small>
      </h4>
      <div
        role="img"
        aria-label={
          max > min ? `From ${text(min)} to ${text(max)}, mean ${text(mean)}` : `All ${text(min)}`
        }
        className={css.bars}
      >
        {bars.map(({ from, held }) => (
          <i
            key={from}
            style={{ height: `${(64 * held) / most}px` }}
            data-empty={held === 0 || undefined}
          />
        ))}
      </div>
      {max > min ? (
        <p>
          <span>{text(min)}</span>
          <span>{text(mean)} mean</span>
          <span>{text(max)}</span>
        </p>
      ) : (
        <p>{text(min)} in each</p>
      )}
    </section>
  );
}

function histogram(values: readonly number[], min: number, max: number) {
  const bars = Array.from({ length: BARS }, (_, at) => ({ from: at, held: 0 }));
  for (const value of values) {
    const at = max > min ? Math.min(BARS - 1, Math.floor((BARS * (value - min)) / (max - min))) : 0;
    const bar = bars[at];
    if (bar) bar.held += 1;
  }
  return bars;
}
