/** The columns of the table of points. */
import type { PointFacts } from '../../../shared/ipc/sweep';
import { itemText, shortText } from '../../../shared/sweep/draft/list';
import type { Axis, SweepSpec } from '../../../shared/sweep/sweep';
import { typeOfName } from '../../../shared/targets/catalogue';
import type { Value, Values } from '../../../shared/values/value';
import { OutcomeIcon } from '../../kit/findings/OutcomeMark';
import { MARK_FACTS, MARKS, type Mark } from '../../kit/findings/outcomes';
import type { Column } from '../../kit/grid/Grid';
import { Tip } from '../../kit/Tip';
import { lastPart } from '../coverage/scales';
import css from './Points.module.css';
import { Status } from './Status';
import { markAt } from './tally';

export interface Point {
  readonly position: number;
  readonly values: Values;
  /** undefined until it is resolved. */
  readonly facts: PointFacts | undefined;
}

/** The columns; `common` are the rules with findings at every point. */
export const columnsOf = (
  { axes, base }: SweepSpec,
  common: ReadonlySet<string>,
): Column<Point>[] => [
  { id: '#', cell: ({ position }) => position + 1 },
  { id: 'status', cell: ({ facts }) => <Status status={facts?.status ?? 'pending'} /> },
  ...axisColumns<Point>(axes, base.target),
  { id: 'findings', cell: ({ facts }) => <Findings facts={facts} common={common} /> },
];

/** A column for each axis. */
export const axisColumns = <Row extends { readonly values: Values }>(
  axes: readonly Axis[],
  target: string,
): Column<Row>[] =>
  axes.map(({ name }) => ({
    id: name,
    cell: ({ values }) => (
      <AxisValue value={values[name] ?? null} type={typeOfName(target, name)} />
    ),
  }));

function AxisValue({ value, type }: { value: Value; type: ReturnType<typeof typeOfName> }) {
  const [text, short] = [itemText(value, type), shortText(value, type)];
  // The last part of a path.
  const isPath = /^['"]?(\/|[A-Za-z]:\\)/.test(short);
  const shown = isPath ? lastPart(short) : short;
  return (
    <Tip text={text.length < SURELY_SHOWN ? '' : text}>
      <code>{shown}</code>
    </Tip>
  );
}

/** A text of fewer characters is never cut. */
const SURELY_SHOWN = 7;

interface FindingsProps {
  readonly facts: PointFacts | undefined;
  readonly common: ReadonlySet<string>;
}

/** How many rules of each outcome a point has, and its point-specific ones, worst first. */
function Findings({ facts, common }: FindingsProps) {
  if (!facts) return null;
  const outcomes = facts.rules.map((id) => markAt(facts, id));
  const marks = MARKS.filter((mark) => mark !== 'info');
  const own = facts.rules.filter((id) => !common.has(id) && markAt(facts, id) !== 'info');
  return (
    <Tip text={facts.rules.join(', ')}>
      <span className={css.findings}>
        {marks.map((mark) => (
          <Count key={mark} number={outcomes.filter((one) => one === mark).length} mark={mark} />
        ))}
        {own.length > 0 ? (
          <code>{own.join(', ')}</code>
        ) : (
          <small>{outcomes.every((one) => one === 'info') ? 'none' : 'same for all points'}</small>
        )}
      </span>
    </Tip>
  );
}

const Count = ({ number, mark }: { number: number; mark: Mark }) =>
  number > 0 && (
    <b data-mark={mark}>
      <OutcomeIcon mark={mark} /> {number}
      <span className="sr-only"> {MARK_FACTS[mark].title} </span>
    </b>
  );
