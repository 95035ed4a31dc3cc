import { Fragment, type ReactNode, useRef } from 'react';
import {
  type Cell,
  type Diff,
  type DiffGroup,
  type DiffRow,
  sourceText,
} from '../../../shared/diff/diff';
import { reveal } from '../../store/reveal';
import { Tip } from '../Tip';
import { useSize } from '../useSize';
import css from './DiffTable.module.css';
import { LayerBadge } from './LayerBadge';
import { letterOf } from './letters';

/** Least widths in CSS pixels: of the names, and of a column of values. */
const NAMES = 128;
const VALUES = 132;

interface Props {
  diff: Diff;
  /** Those to show: settings, or one section. */
  groups: readonly DiffGroup[];
  label: string;
}

/** The values of compared payloads: a column for each source where there is room, else a line for each value. */
export function DiffTable({ diff, groups, label }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const { width } = useSize(box);
  const hasColumns = width >= NAMES + VALUES * diff.sources.length;
  return (
    <div ref={box} className={css.box}>
      {width > 0 && (
        <table className={css.table} aria-label={label} data-columns={hasColumns || undefined}>
          {hasColumns && (
            <thead>
              <tr>
                <th scope="col">{diff.by === 'setting' ? 'Setting' : 'Field'}</th>
                {diff.sources.map((source, i) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a source is its column.
                  <th key={i} scope="col">
                    <Tip text={source.label}>
                      <span className={css.head}>
                        <b className={css.letter}>{letterOf(i)}</b> {source.label}
                      </span>
                    </Tip>
                  </th>
                ))}
              </tr>
            </thead>
          )}
          <tbody>
            {groups.flatMap((group) =>
              group.rows.map((row) => (
                <tr key={keyOf(row)} data-kind={row.kind}>
                  <Name row={row} group={group} diff={diff} />
                  {hasColumns ? (
                    row.cells.map((cell, i) => (
                      // biome-ignore lint/suspicious/noArrayIndexKey: a source is its column.
                      <td key={i} data-deviates={isDeviating(row, i) || undefined}>
                        <Value cell={cell} />
                      </td>
                    ))
                  ) : (
                    <td>
                      <Lines row={row} />
                    </td>
                  )}
                </tr>
              )),
            )}
          </tbody>
        </table>
      )}
    </div>
  );
}

const keyOf = ({ places }: DiffRow): string =>
  places.map(({ section, name }) => `${section}.${name}`).join(' ');

/** A source without the field deviates from those that have it. */
const isDeviating = ({ kind, cells }: DiffRow, index: number): boolean =>
  kind === 'differs' && (cells[index]?.deviates ?? true);

function Name({ row, group, diff }: { row: DiffRow; group: DiffGroup; diff: Diff }) {
  const { places, kind } = row;
  const name = diff.by === 'setting' ? group.title : (places[0]?.name ?? '');
  const where = places.map((place) => `${place.title}.${place.name}`);
  return (
    <th scope="row">
      <Tip text={where.join(', ')}>
        <button type="button" className="link" onClick={() => reveal([places[0]?.name ?? name])}>
          <code>{breakable(name)}</code>
        </button>
      </Tip>
      {group.rows.length > 1 && diff.by === 'setting' && (
        <small>in {breakable(places.map(({ title }) => title).join(', '))}</small>
      )}
      {kind === 'source' && <small>same value, different source</small>}
      {kind === 'same' && <small>equal</small>}
    </th>
  );
}

/** A name that may break after its underscores. */
const breakable = (name: string): ReactNode =>
  name.split(/(?<=_)/).map((part, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a name have no other identity.
    <Fragment key={i}>
      {i > 0 && <wbr />}
      {part}
    </Fragment>
  ));

function Value({ cell }: { cell: Cell | null }) {
  if (!cell)
    return (
      <Tip text="No such field">
        <span className={css.none}>n/a</span>
      </Tip>
    );
  return (
    <>
      <code>{cell.text}</code>
      {cell.change !== null && <b className={css.change}>{cell.change}</b>}
      <LayerBadge layer={cell.layer} set={cell.set} />
    </>
  );
}

/** A line for each value, with the letters of the sources that have it. */
function Lines({ row }: { row: DiffRow }) {
  const lines = new Map<string, number[]>();
  row.cells.forEach((cell, i) => {
    const key = `${cell?.text} ${sourceText(cell)}`;
    lines.set(key, [...(lines.get(key) ?? []), i]);
  });
  return [...lines].map(([key, indices]) => (
    <span
      key={key}
      className={css.line}
      data-deviates={isDeviating(row, indices[0] ?? 0) || undefined}
    >
      <span className={css.letters}>
        {indices.map((i) => (
          <b key={i} className={css.letter}>
            {letterOf(i)}
          </b>
        ))}
      </span>
      <Value cell={row.cells[indices[0] ?? 0] ?? null} />
    </span>
  ));
}
