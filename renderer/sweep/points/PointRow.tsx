import { memo } from 'react';
import type { PointFacts } from '../../../shared/ipc/sweep';
import { itemText, shortText } from '../../../shared/sweep/draft/list';
import type { Axis } from '../../../shared/sweep/spec';
import { typeOfName } from '../../../shared/targets/catalogue';
import type { Value, Values } from '../../../shared/values/value';
import { StatusMark } from '../StatusMark';
import { FactsCell } from './FactsCell';
import css from './PointTable.module.css';

interface Props {
  readonly position: number;
  readonly rowIndex: number;
  readonly values: Values;
  /** undefined until it is resolved. */
  readonly facts: PointFacts | undefined;
  readonly axes: readonly Axis[];
  readonly target: string;
  readonly selected: boolean;
  /** Rules with findings at every point. */
  readonly common: ReadonlySet<string>;
}

/** One point; the table handles pointer and keys. */
export const PointRow = memo(
  function PointRow(props: Props) {
    const { position, rowIndex, values, facts, axes, target, selected, common } = props;
    return (
      <tr
        id={`point-${position}`}
        data-position={position}
        aria-rowindex={rowIndex}
        aria-selected={selected}
        data-status={facts?.status}
      >
        <td>{position + 1}</td>
        <td>
          <StatusMark status={facts?.status} />
        </td>
        {axes.map(({ name }) => (
          <Cell key={name} value={values[name] ?? null} target={target} name={name} />
        ))}
        <FactsCell facts={facts} common={common} />
      </tr>
    );
  },
  // The values of a position depend only on the axes.
  (a, b) =>
    a.position === b.position &&
    a.rowIndex === b.rowIndex &&
    a.facts === b.facts &&
    a.axes === b.axes &&
    a.common === b.common &&
    a.selected === b.selected,
);

function Cell({ value, target, name }: { value: Value; target: string; name: string }) {
  const type = typeOfName(target, name) ?? { kind: 'path' };
  return (
    <td className={css.value} title={itemText(value, type)}>
      {shortPath(shortText(value, type))}
    </td>
  );
}

/** The last part of a path. */
const shortPath = (text: string): string =>
  /^['"]?(\/|[A-Za-z]:\\)/.test(text) ? (text.split(/[/\\]/).findLast(Boolean) ?? text) : text;
