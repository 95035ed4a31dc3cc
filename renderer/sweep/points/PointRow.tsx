import { memo } from 'react';
import { typeOfName } from '../../../shared/catalogue/catalogue';
import type { PointFacts } from '../../../shared/ipc/sweep';
import { itemText } from '../../../shared/sweep/draft/list';
import type { Axis } from '../../../shared/sweep/spec';
import type { Value, Values } from '../../../shared/values/value';
import { useSweep } from '../store';
import { StatusMark } from '../StatusMark';
import { FactsCell } from './FactsCell';
import css from './PointTable.module.css';

/** Height of a row in CSS pixels. */
export const ROW_HEIGHT = 26;

interface Props {
  readonly position: number;
  readonly top: number;
  readonly rowIndex: number;
  readonly values: Values;
  /** undefined until it is resolved. */
  readonly facts: PointFacts | undefined;
  readonly axes: readonly Axis[];
  readonly target: string;
  readonly selected: boolean;
}

/** One point. */
export const PointRow = memo(
  function PointRow({ position, top, rowIndex, values, facts, axes, target, selected }: Props) {
    return (
      // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus and says which row is active.
      // biome-ignore lint/a11y/useKeyWithClickEvents: the grid answers the keys.
      <div
        id={`point-${position}`}
        role="row"
        aria-rowindex={rowIndex}
        aria-selected={selected}
        className={css.row}
        data-status={facts?.status}
        style={{ transform: `translateY(${top}px)` }}
        onClick={() => useSweep.getState().set({ selected: position })}
      >
        <span role="gridcell" className={css.cell}>
          {position + 1}
        </span>
        {axes.map(({ name }) => (
          <Cell key={name} value={values[name] ?? null} target={target} name={name} />
        ))}
        <span role="gridcell" className={css.cell}>
          <StatusMark status={facts?.status} />
        </span>
        <FactsCell facts={facts} />
      </div>
    );
  },
  // Values of a position are the same as long as the plan is, and a plan is another table.
  (a, b) =>
    a.position === b.position &&
    a.top === b.top &&
    a.facts === b.facts &&
    a.axes === b.axes &&
    a.selected === b.selected,
);

function Cell({ value, target, name }: { value: Value; target: string; name: string }) {
  const text = itemText(value, typeOfName(target, name) ?? { kind: 'path' });
  return (
    <span role="gridcell" className={css.value} title={text}>
      {shortPath(text)}
    </span>
  );
}

/** Of a path its last part. */
const shortPath = (text: string): string =>
  /^['"]?(\/|[A-Za-z]:\\)/.test(text) ? (text.split(/[/\\]/).findLast(Boolean) ?? text) : text;
