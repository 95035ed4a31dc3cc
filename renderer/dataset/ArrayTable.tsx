import type { DatasetFacts } from '../../shared/dataset/facts';
import { tip } from '../kit/Tip';
import css from './ArrayTable.module.css';
import { type ArrayRow, arrayRows, shapeText, sizeText } from './arrays';

/** Arrays with dtype, shape and purpose, including broken and missing ones. */
export function ArrayTable({ facts }: { facts: DatasetFacts }) {
  return (
    <table className={css.arrays} aria-label="Arrays">
      <thead className="sr-only">
        <tr>
          <th scope="col">Array</th>
          <th scope="col">Shape</th>
        </tr>
      </thead>
      {arrayRows(facts).map((row) => (
        <Entry key={row.kind === 'array' ? row.array.name : row.name} row={row} />
      ))}
    </table>
  );
}

function Entry({ row }: { row: ArrayRow }) {
  if (row.kind !== 'array')
    return (
      <tbody data-field={row.name} data-kind={row.kind}>
        <tr>
          <th scope="row">
            <code>{row.name}</code>
          </th>
          <td>{row.kind === 'missing' ? 'missing, required' : 'cannot be read'}</td>
        </tr>
        <tr>
          <td colSpan={2} className={css.use}>
            {row.kind === 'missing' ? row.use : row.problem}
          </td>
        </tr>
      </tbody>
    );
  const { name, dtype, descr, shape, fortranOrder, bytes, compression } = row.array;
  const details = `${descr}, ${compression}, ${fortranOrder ? 'Fortran order' : 'C order'}`;
  return (
    <tbody {...tip(details)}>
      <tr>
        <th scope="row">
          <code>{name}</code>
        </th>
        <td className={css.shape}>{shapeText(shape)}</td>
      </tr>
      <tr>
        <td colSpan={2} className={css.use}>
          <span>
            {dtype} · {sizeText(bytes)}
          </span>
          {row.use}
        </td>
      </tr>
    </tbody>
  );
}
