import type { DatasetFacts } from '../../shared/dataset/facts';
import { sizeText } from '../../shared/values/bytes';
import { Tip } from '../kit/Tip';
import { useStore } from '../store/store';
import css from './ArrayTable.module.css';
import { type ArrayRow, arrayRows, neededArrays, shapeText } from './arrays';

/** Arrays with dtype and shape, including broken ones and those that the run needs and the file does not have. */
export function ArrayTable({ facts }: { facts: DatasetFacts }) {
  const needed = useStore(({ resolution }) => neededArrays(resolution.findings).join(' '));
  return (
    <table className={css.arrays} aria-label="Arrays">
      <thead className="sr-only">
        <tr>
          <th scope="col">Array</th>
          <th scope="col" className={css.type}>
            Type
          </th>
          <th scope="col">Shape</th>
        </tr>
      </thead>
      <tbody>
        {arrayRows(facts, needed.split(' ').filter(Boolean)).map((row) => (
          <Entry key={row.kind === 'array' ? row.array.name : row.name} row={row} />
        ))}
      </tbody>
    </table>
  );
}

function Entry({ row }: { row: ArrayRow }) {
  if (row.kind !== 'array')
    return (
      <Tip text={row.kind === 'missing' ? row.use : row.problem}>
        <tr data-field={row.name} data-kind={row.kind}>
          <th scope="row">
            <code>{row.name}</code>
          </th>
          <td className={css.type}>—</td>
          <td className={css.shape}>{row.kind === 'missing' ? 'missing' : 'cannot be read'}</td>
        </tr>
      </Tip>
    );
  const { name, dtype, shape, fortranOrder, bytes, compression } = row.array;
  const order = fortranOrder ? ', Fortran order' : '';
  return (
    <Tip text={`${row.use}; ${dtype}, ${sizeText(bytes)}, ${compression}${order}`}>
      <tr>
        <th scope="row">
          <code>{name}</code>
        </th>
        <td className={css.type}>
          <code>{dtype}</code>
        </td>
        <td className={css.shape}>{shapeText(shape)}</td>
      </tr>
    </Tip>
  );
}
