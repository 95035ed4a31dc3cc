import type { Cell, Diff, DiffRow } from '../../../shared/diff/diff';
import { reveal } from '../../store/reveal';
import { Foldable } from '../Foldable';
import css from './DiffSection.module.css';
import { LayerBadge } from './LayerBadge';

interface Props {
  title: string;
  rows: readonly DiffRow[];
  counts: Diff['counts'];
  diff: Diff;
}

/** One section: one row per field, with value and layer of both sources. */
export function DiffSection({ title, rows, counts, diff }: Props) {
  const part = `diff ${title}`;
  const differing = counts.changed + counts['only-a'] + counts['only-b'];
  return (
    <Foldable
      part={part}
      className={css.section}
      summary={
        <>
          <code>{title}</code>
          <span>
            {differing} different
            {counts.source > 0 ? ` · ${counts.source} from another source` : ''}
            {counts.same > 0 ? ` · ${counts.same} equal` : ''}
          </span>
        </>
      }
    >
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">Field</th>
            <th scope="col" title={diff.a.label}>
              {diff.a.label}
            </th>
            <th scope="col" title={diff.b.label}>
              {diff.b.label}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.name} row={row} />
          ))}
        </tbody>
      </table>
    </Foldable>
  );
}

const KIND_WORDS: { readonly [kind in DiffRow['kind']]: string } = {
  changed: 'changed',
  source: 'same value, different source',
  same: 'equal',
  'only-a': 'only in the baseline',
  'only-b': 'not in the baseline',
};

function Row({ row }: { row: DiffRow }) {
  return (
    <tr data-kind={row.kind}>
      <th scope="row">
        <button
          type="button"
          className="link"
          title="Go to the field"
          onClick={() => reveal([row.name])}
        >
          <code>{row.name}</code>
        </button>
        <small>
          {KIND_WORDS[row.kind]}
          {row.change !== null && <b> {row.change}</b>}
        </small>
      </th>
      <ValueCell cell={row.a} source="a" />
      <ValueCell cell={row.b} source="b" />
    </tr>
  );
}

function ValueCell({ cell, source }: { cell: Cell | null; source: 'a' | 'b' }) {
  if (!cell)
    return (
      <td data-side={source} className={css.none} title="No such field">
        n/a
      </td>
    );
  return (
    <td data-side={source}>
      <code>{cell.text}</code>
      <LayerBadge layer={cell.layer} set={cell.set} />
    </td>
  );
}
