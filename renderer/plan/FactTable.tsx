import type { ReactNode } from 'react';
import type { Figure } from '../../shared/plan/network/figure';
import { plainText } from '../kit/CodeText';
import { tip } from '../kit/Tip';
import css from './FactTable.module.css';
import { grouped } from './numbers';

export interface FactRow {
  readonly name: string;
  /** The name is a file or an array. */
  readonly code?: boolean;
  /** How it is known. */
  readonly about?: string;
  readonly value: ReactNode;
  /** Why the value is not known, or what it means. */
  readonly help?: string | undefined;
  readonly isTotal?: boolean;
}

/** A row of a figure; `?` with the reason in its tooltip where it is not known. */
export const figureRow = (
  name: string,
  figure: Figure,
  words: (value: number) => string = grouped,
): FactRow =>
  figure.value === null
    ? { name, value: '?', help: plainText(figure.reason) }
    : { name, value: words(figure.value) };

interface Props {
  title: string;
  note?: string;
  rows: readonly FactRow[];
}

/** Facts of the plan, one a line. */
export function FactTable({ title, note, rows }: Props) {
  return (
    <table className={css.table}>
      <caption>
        {title}
        {note && <span>{note}</span>}
      </caption>
      <tbody>
        {rows.map(({ name, code, about, value, help, isTotal }) => (
          <tr key={name} data-total={isTotal || undefined}>
            <th scope="row">{code ? <code>{name}</code> : name}</th>
            <td>{about}</td>
            <td {...tip(help)}>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
