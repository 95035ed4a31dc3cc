import { type Importance as Axis, strengthOf } from '../../../shared/sweep/results/importance';
import { counted } from '../../kit/format';
import { tip } from '../../kit/Tip';
import css from './Results.module.css';
import type { ShownResults } from './shown';

/** How much each axis matters for the loss, the most first. */
export function Importance({ shown }: { shown: ShownResults }) {
  const { importance, judged } = shown;
  const sorted = [...importance].sort((a, b) => (strengthOf(b) ?? -1) - (strengthOf(a) ?? -1));
  const isRanked = importance.some(({ method }) => method === 'kruskal-wallis');
  return (
    <section aria-label="Importance of the axes">
      <h4>
        Importance of the axes <small>{counted(judged.length, 'finished point')}</small>
      </h4>
      <ul className={css.importance}>
        {sorted.map((one) => (
          <li key={one.axis} data-clear={one.isClear ?? undefined} {...tip(one.reason)}>
            <code>{one.axis}</code>
            <Strength axis={one} />
            <span className={css.words}>{wordsOf(one)}</span>
          </li>
        ))}
      </ul>
      <p className={css.hint}>
        Spearman’s rank correlation of each axis with the best loss
        {isRanked &&
          '; of an axis without an order, the square root of the share of rank variance that Kruskal-Wallis tests'}
        . Each axis is taken by itself: what two do together is not seen.
      </p>
    </section>
  );
}

function Strength({ axis }: { axis: Axis }) {
  const strength = strengthOf(axis);
  if (strength === null) return <span>not known</span>;
  return (
    <>
      <meter min={0} max={1} value={strength} aria-label={`Importance of ${axis.axis}`} />
      <b>{strength.toFixed(2)}</b>
    </>
  );
}

function wordsOf({ method, value, isClear, reason }: Axis): string {
  if (value === null) return reason ?? '';
  if (!isClear) return 'not more than chance gives';
  if (method === 'kruskal-wallis') return 'the loss differs between its values';
  return value > 0 ? 'the loss grows with it' : 'the loss falls with it';
}
