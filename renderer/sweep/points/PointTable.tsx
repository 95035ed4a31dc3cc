import { type CSSProperties, useMemo } from 'react';
import { Grid } from '../../kit/grid/Grid';
import { type Planned, useSweep } from '../store';
import { columnsOf } from './columns';
import css from './Points.module.css';
import { useShown } from './rows';
import { tallyOf } from './tally';

/** The points with their values and findings. */
export function PointTable({ planned }: { planned: Planned }) {
  const { plan, facts, spec } = planned;
  const positions = useShown(planned);
  const selected = useSweep((state) => state.selected);
  const sorting = useSweep((state) => state.sorting);
  const columns = useMemo(() => columnsOf(spec, tallyOf(facts).common), [spec, facts]);
  const at = selected === null ? -1 : positions.indexOf(selected);
  const style: CSSProperties & { '--axes': number } = { '--axes': spec.axes.length };
  return (
    <Grid
      label="Points"
      className={css.table}
      style={style}
      columns={columns}
      count={positions.length}
      rowAt={(index) => {
        const position = positions[index] ?? 0;
        return { position, values: plan.valuesAt(position), facts: facts[position] };
      }}
      idOf={({ position }) => `point-${position}`}
      attributesOf={({ position, facts: known }) => ({
        'data-position': position,
        'data-status': known?.status,
      })}
      selected={at < 0 ? null : at}
      onSelect={(index) => useSweep.setState({ selected: positions[index] ?? null })}
      sorting={sorting}
      onSort={(next) => useSweep.setState({ sorting: next })}
      empty="No points match the filter."
    />
  );
}
