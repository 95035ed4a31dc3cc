import { Button } from '../../kit/Button';
import { CodeText } from '../../kit/CodeText';
import { reveal } from '../../store/reveal';
import { useRows } from '../../store/rows';
import { showMeasuringRun } from '../measure';
import type { Planned } from '../planned';
import { type Cell, type CellId, textBefore } from '../strip/cell';
import { cellsOf } from '../strip/cells';
import css from './Formula.module.css';
import { type Formula, formulaOf } from './formulas';

interface Props {
  cell: Cell;
  planned: Planned;
  /** Before the edit that is going on. */
  before: Planned | null;
}

/** What a measuring run tells. */
const MEASURED: readonly CellId[] = ['gpu', 'time'];

/** How a figure of the strip is computed: its terms, how sure it is, and the fields that move it. */
export function FormulaPart({ cell, planned, before }: Props) {
  const { inputs } = planned;
  const formula = formulaOf(cell.id, planned);
  const old = before && formulaOf(cell.id, before);
  const cellBefore = before ? cellsOf(before).find(({ id }) => id === cell.id) : undefined;
  return (
    <section className={css.formula} aria-label={cell.title}>
      <header>
        <h3>{cell.title}</h3>
        {formula && <span>{formula.about}</span>}
      </header>
      <p className={css.figures}>
        {cell.parts.map((part) => {
          if (typeof part === 'string') return <span key={`word ${part}`}>{part} </span>;
          const was = textBefore(cellBefore, part);
          return (
            <span key={part.name}>
              {was !== null && (
                <>
                  <del>{was}</del> →{' '}
                </>
              )}
              <b data-changed={was !== null || undefined}>{part.text}</b>{' '}
            </span>
          );
        })}
      </p>
      {formula && formula.terms.length > 0 && <Terms formula={formula} old={old} />}
      {cell.reason !== null && (
        <p className={css.reason}>
          <CodeText text={cell.reason} />
        </p>
      )}
      {formula && formula.certainty !== '' && (
        <p className={css.certainty}>
          <CodeText text={formula.certainty} />
        </p>
      )}
      {formula && <Fields names={fieldsOf(formula)} />}
      {MEASURED.includes(cell.id) && inputs && (
        <p>
          <Button small onClick={() => showMeasuringRun(inputs)}>
            Measure with a 20-step run…
          </Button>
        </p>
      )}
    </section>
  );
}

/** The fields of its terms, those of most terms first. */
function fieldsOf({ terms }: Formula): string[] {
  const names = terms.flatMap(({ fields }) => fields);
  const uses = (name: string) => names.filter((one) => one === name).length;
  return [...new Set(names)].sort((a, b) => uses(b) - uses(a));
}

/** A row is tinted where the edit moves it. */
function Terms({ formula, old }: { formula: Formula; old: Formula | null }) {
  return (
    <table>
      <thead className="sr-only">
        <tr>
          <th>Term</th>
          <th>Expression</th>
          <th>Value</th>
        </tr>
      </thead>
      <tbody>
        {formula.terms.map(({ name, expression, text }) => {
          const was = old?.terms.find((term) => term.name === name)?.text;
          const moved = was !== undefined && was !== text;
          return (
            <tr key={name} data-moved={moved || undefined}>
              <td>{name}</td>
              <td>
                <code>{expression}</code>
              </td>
              <td>
                {moved && (
                  <>
                    <del>{was}</del> →{' '}
                  </>
                )}
                {text}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** More links than these are not read. */
const MOST_FIELDS = 6;

/** Links to the rows of fields. */
function Fields({ names }: { names: readonly string[] }) {
  const rows = useRows();
  const known = names.flatMap((name) => {
    const row =
      rows.find((one) => one.name === name) ?? rows.find((one) => one.names.includes(name));
    return row ? [row] : [];
  });
  const distinct = [...new Set(known)];
  if (distinct.length === 0) return null;
  const more = distinct.length - MOST_FIELDS;
  return (
    <p className={css.fields}>
      Depends on{' '}
      {distinct.slice(0, MOST_FIELDS).map((row, i) => (
        <span key={row.name}>
          {i > 0 && ', '}
          <button type="button" className="link" onClick={() => reveal([row.name])}>
            {row.label}
          </button>
        </span>
      ))}
      {more > 0 && ` and ${more} more`}.
    </p>
  );
}
