import { grouped } from '../numbers';
import { usesColour } from './draw';
import css from './Groups.module.css';

/** How many patterns are used 0, 1, 2 … times. */
export function UsesHistogram({ counts }: { counts: readonly number[] }) {
  const most = Math.max(...counts, 1);
  const bars = foldedBars(counts);
  return (
    <ol className={css.histogram} aria-label="Patterns by number of uses">
      {bars.map(({ words, count, uses }) => (
        <li key={words}>
          <span>{grouped(count)}</span>
          <i
            data-unused={uses === 0 || undefined}
            style={{
              height: `${Math.max((56 * count) / most, count > 0 ? 1 : 0)}px`,
              ...(uses > 0 && { background: usesColour(uses, counts.length - 1) }),
            }}
          />
          <span>{words}</span>
        </li>
      ))}
    </ol>
  );
}

/** More bars than this do not fit beside each other. */
const MOST_BARS = 9;

interface Bar {
  readonly words: string;
  readonly count: number;
  readonly uses: number;
}

/** A bar for each number of uses; where there are many, one for a range of them. */
function foldedBars(counts: readonly number[]): Bar[] {
  const [unused = 0, ...used] = counts;
  const wide = Math.max(1, Math.ceil(used.length / (MOST_BARS - 1)));
  const bars: Bar[] = [{ words: 'unused', count: unused, uses: 0 }];
  for (let from = 0; from < used.length; from += wide) {
    const part = used.slice(from, from + wide);
    const [first, last] = [from + 1, from + part.length];
    bars.push({
      words: first === last ? String(first) : `${first}–${last}`,
      count: part.reduce((sum, count) => sum + count, 0),
      uses: first,
    });
  }
  return bars;
}
