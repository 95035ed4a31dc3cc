import type { SettingRow } from '../../shared/presets/compare';
import { typeOfName } from '../../shared/targets/catalogue';
import { useDocument } from '../store/store';
import css from './Table.module.css';

/** No word for a setting of one column: the other column's cell says "not set". */
const KIND_WORDS: { readonly [kind in SettingRow['kind']]?: string } = {
  changed: 'differs',
  same: 'equal',
};

interface Props {
  rows: readonly SettingRow[];
  /** Titles of the two columns. */
  a: string;
  b: string;
}

/** Settings of two sources, one row each. */
export function SettingTable({ rows, a, b }: Props) {
  const target = useDocument(({ draft }) => draft.target);
  if (rows.length === 0) return <p className={css.none}>Nothing is set.</p>;
  return (
    <table className={css.table}>
      <thead>
        <tr>
          <th scope="col">Setting</th>
          <th scope="col">{a}</th>
          <th scope="col">{b}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.place} ${row.name}`} data-kind={row.kind}>
            <th scope="row">
              <code>{row.name}</code>
              <small>
                {[row.place === row.name ? undefined : row.place, KIND_WORDS[row.kind]]
                  .filter(Boolean)
                  .join(' · ')}
                {row.change !== null && <b> {row.change}</b>}
                {isUnknown(target, row) && <em> unknown in {target}</em>}
              </small>
            </th>
            <Value text={row.a} source="a" />
            <Value text={row.b} source="b" />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const isUnknown = (target: string, { place, name }: SettingRow): boolean =>
  (place === 'override' || place === 'execution') && typeOfName(target, name) === undefined;

function Value({ text, source }: { text: string | null; source: 'a' | 'b' }) {
  return (
    <td data-side={source}>
      {text === null ? <span className={css.unset}>not set</span> : <code>{text}</code>}
    </td>
  );
}
