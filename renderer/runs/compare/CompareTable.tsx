import type { Cell, ComparedRow, Comparison } from '../../../shared/runs/compare/comparison';
import { lossTitle } from '../../../shared/runs/compare/losses';
import { Breaking } from '../../kit/Breaking';
import { tip } from '../../kit/Tip';
import css from './Compare.module.css';
import type { Compared } from './useCompared';

interface Props {
  compared: readonly Compared[];
  comparison: Comparison;
  /** Whether others are still to come: that nothing differs is not known yet. */
  isReading: boolean;
  /** Every loss, and no settings. */
  isWhole: boolean;
}

/** A column for each run: the settings that differ, and results below. */
export function CompareTable({ compared, comparison, isReading, isWhole }: Props) {
  const { settings, results, more } = comparison;
  const columns = compared.length + 1;
  return (
    <section
      className={css.scroll}
      aria-label={isWhole ? 'Results' : 'Settings that differ, and results'}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
      tabIndex={0}
    >
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{isWhole ? 'Result' : 'Setting'}</th>
            {compared.map(({ id, name, short, pen }) => (
              <th key={id} scope="col">
                <span className={css.name} {...tip(name)}>
                  <i className={css.swatch} data-pen={pen} />
                  <span>
                    <Breaking text={short} at={/(?<=[_/])/} />
                  </span>
                </span>
              </th>
            ))}
          </tr>
        </thead>
        {!isWhole && (
          <tbody>
            {settings.map((row) => (
              <Row key={row.id} row={row} isCode />
            ))}
            {settings.length === 0 && !isReading && (
              <tr>
                <td colSpan={columns}>No recorded setting differs.</td>
              </tr>
            )}
          </tbody>
        )}
        <tbody>
          {!isWhole && (
            <tr>
              <th colSpan={columns} scope="colgroup">
                Results
              </th>
            </tr>
          )}
          {(isWhole ? results.filter(({ loss }) => !loss) : results).map((row) => (
            <Row key={row.id} row={row} />
          ))}
        </tbody>
        {isWhole &&
          [...byLoss([...results, ...more])].map(([kind, rows]) => (
            <tbody key={kind}>
              <tr>
                <th colSpan={columns} scope="colgroup">
                  {lossTitle(kind)}
                </th>
              </tr>
              {rows.map((row) => (
                <Row key={row.id} row={{ ...row, label: row.loss?.label ?? row.label }} />
              ))}
            </tbody>
          ))}
      </table>
    </section>
  );
}

/** By the kind of their loss, in order. */
function byLoss(rows: readonly ComparedRow[]): ReadonlyMap<string, readonly ComparedRow[]> {
  const groups = new Map<string, ComparedRow[]>();
  for (const row of rows)
    if (row.loss) groups.set(row.loss.kind, [...(groups.get(row.loss.kind) ?? []), row]);
  return groups;
}

function Row({
  row: { id, label, cells },
  isCode = false,
}: {
  row: ComparedRow;
  isCode?: boolean;
}) {
  return (
    <tr data-row={id}>
      <th scope="row">{isCode ? <code>{label}</code> : label}</th>
      {cells.map((cell, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a cell is that of its column.
        <td key={at} data-odd={cell.isOdd || undefined} {...tip(tipOf(cell))}>
          {cell.isBest ? <b>{cell.text}</b> : cell.text || <span className={css.none}>—</span>}
          {cell.isOff && ' *'}
        </td>
      ))}
    </tr>
  );
}

/** What is meant by colour and weight alone. */
const tipOf = ({ isOdd, isBest, isOff }: Cell): string | null =>
  isOff
    ? 'Another loss scale'
    : isBest
      ? 'The best of those that can be compared'
      : isOdd
        ? 'Unlike most of the runs'
        : null;
