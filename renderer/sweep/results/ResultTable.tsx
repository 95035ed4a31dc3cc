import { type CSSProperties, useMemo } from 'react';
import {
  type Judged,
  type LossScale,
  type PointResult,
  scaleOf,
} from '../../../shared/sweep/results/results';
import { visible } from '../../../shared/values/visible';
import { shortNumber } from '../../kit/format';
import { type Column, Grid } from '../../kit/grid/Grid';
import { RunState } from '../../kit/RunState';
import { Tip } from '../../kit/Tip';
import { axisColumns } from '../points/columns';
import css from './Results.module.css';
import { type ShownResults, shownPoints } from './shown';
import { useResults } from './store';
import { Thumbnail } from './Thumbnail';

const PICTURE_ROW = 44;

/** The points with their states, losses and reconstructions. */
export function ResultTable({ shown }: { shown: ShownResults }) {
  const { results, scale, best } = shown;
  const ranges = useResults((state) => state.ranges);
  const sorting = useResults((state) => state.sorting);
  const selected = useResults((state) => state.selected);
  const points = useMemo(() => shownPoints(shown, { ranges, sorting }), [shown, ranges, sorting]);
  const hasPictures = results.points.some(({ pictures }) => pictures.length > 0);
  const columns = useMemo(
    () => columnsOf(shown.results, scale, best, hasPictures),
    [shown.results, scale, best, hasPictures],
  );
  const at = points.findIndex(({ name }) => name === selected);
  const style: CSSProperties & { '--axes': number } = { '--axes': results.axes.length };
  return (
    <Grid
      label="Results"
      className={css.table}
      style={style}
      columns={columns}
      count={points.length}
      rowAt={(index) => points[index] ?? NOTHING}
      idOf={({ index }) => `result-${index}`}
      attributesOf={({ name, state }) => ({
        'data-state': state ?? 'none',
        'data-best': name === best?.name ? 'true' : undefined,
      })}
      selected={at < 0 ? null : at}
      onSelect={(index) => useResults.setState({ selected: points[index]?.name ?? null })}
      sorting={sorting}
      onSort={(next) => useResults.setState({ sorting: next })}
      {...(hasPictures && { rowHeight: PICTURE_ROW })}
      empty="No points are within the ranges of the axes."
    />
  );
}

/** In the place of a row that is gone since it was counted. */
const NOTHING: PointResult = {
  index: 0,
  name: '',
  values: {},
  state: null,
  evidence: [],
  loss: null,
  losses: [],
  pictures: [],
};

function columnsOf(
  { axes, target }: ShownResults['results'],
  scale: LossScale | null,
  best: Judged | null,
  hasPictures: boolean,
): Column<PointResult>[] {
  const help = scale === null ? '' : visible(scale.loss);
  return [
    { id: '#', cell: ({ index }) => index },
    { id: 'state', cell: (point) => <State point={point} /> },
    ...axisColumns<PointResult>(axes, target),
    {
      id: 'best',
      help,
      cell: (point) => <Best point={point} scale={scale} isBest={point.name === best?.name} />,
    },
    { id: 'last', help, cell: ({ loss }) => (loss?.last == null ? '–' : shortNumber(loss.last)) },
    ...(hasPictures
      ? [{ id: 'picture', cell: (point: PointResult) => <Thumbnail point={point} /> }]
      : []),
    { id: 'notes', cell: (point) => <Notes point={point} scale={scale} /> },
  ];
}

const State = ({ point: { state, evidence } }: { point: PointResult }) => (
  <Tip text={evidence.join(' ')}>
    {state === null ? (
      <span>no run</span>
    ) : (
      <span>
        <RunState run={{ state, problem: null }} />
      </span>
    )}
  </Tip>
);

/** Why it did not finish, or on which other scale its loss is. */
function Notes({ point: { state, evidence, loss }, scale }: BestNotes) {
  const text =
    state !== 'finished'
      ? evidence.join(' ')
      : loss !== null && scale !== null && scaleOf(loss) !== scale.key
        ? `other scale: ${otherParts(loss.scale_key, scale.scaleKey)}`
        : '';
  return (
    <Tip text={text}>
      <small className={css.notes}>{text}</small>
    </Tip>
  );
}

type BestNotes = Pick<BestProps, 'point' | 'scale'>;

/** What of a scale is different in the one that is shown. */
function otherParts(one: string | null, other: string | null): string {
  if (one === null) return 'not known';
  const known = (other ?? '').split(' ');
  return one
    .split(' ')
    .filter((part) => !known.includes(part))
    .join(', ');
}

interface BestProps {
  readonly point: PointResult;
  readonly scale: LossScale | null;
  readonly isBest: boolean;
}

/** A loss on another scale is marked. */
function Best({ point: { loss }, scale, isBest }: BestProps) {
  if (loss?.best == null) return '–';
  const value = shortNumber(loss.best);
  if (isBest) return <b>{value}</b>;
  if (scale === null || (scaleOf(loss) === scale.key && scale.scaleKey !== null)) return value;
  return (
    <Tip text={`${loss.name}, ${loss.scale_key ?? 'scale not known'}`}>
      <span>
        {value} <sup>*</sup>
        <span className="sr-only"> on another scale</span>
      </span>
    </Tip>
  );
}
