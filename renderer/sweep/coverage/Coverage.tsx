import { useMemo } from 'react';
import { ParallelAxes } from '../../kit/parallel/ParallelAxes';
import { allValues, useShown } from '../points/rows';
import { STATUS_WORDS, STATUSES, statusOf, tallyOf } from '../points/tally';
import { type Planned, useSweep } from '../store';
import css from './Coverage.module.css';
import { PointTip } from './PointTip';
import { scalesOf } from './scales';

/** How the points cover the parameter space: parallel axes, and a line per point that matches the filter. */
export function Coverage({ planned }: { planned: Planned }) {
  const { plan, facts, spec } = planned;
  const selected = useSweep((state) => state.selected);
  const positions = useShown(planned);
  const { scales, units } = useMemo(() => {
    const values = allValues(plan);
    const scales = scalesOf(spec.axes, spec.base.target, values);
    const units = scales.map(({ name, unit }) => values.map((one) => unit(one[name] ?? null)));
    return { scales, units };
  }, [plan, spec]);
  const groups = useMemo(() => {
    const { common } = tallyOf(facts);
    const points = [...positions];
    return STATUSES.map((status) => ({
      status,
      lines: points.filter((point) => statusOf(facts[point], common) === status),
    })).filter(({ lines }) => lines.length > 0);
  }, [positions, facts]);
  return (
    <figure className={css.figure}>
      <ul className={css.legend}>
        {groups.map(({ status, lines }) => (
          <li key={status}>
            <svg width={24} height={4} aria-hidden="true">
              <path d="M0 2h24" data-status={status} />
            </svg>
            {STATUS_WORDS[status]} {lines.length.toLocaleString('en')}
          </li>
        ))}
      </ul>
      <ParallelAxes
        label={`How the points cover ${scales.map(({ name }) => name).join(', ')}`}
        axes={scales}
        units={units}
        groups={selected === null ? groups : [...groups, { status: 'selected', lines: [selected] }]}
        found={positions}
        onPick={(point) => useSweep.setState({ selected: point })}
        tip={(point) => (
          <PointTip index={point + 1} scales={scales} values={plan.valuesAt(point)}>
            {STATUS_WORDS[facts[point]?.status ?? 'pending']}
          </PointTip>
        )}
      />
      <figcaption className={css.words}>
        {scales.map(({ name, words }) => `${name}: ${words}`).join('; ')}
      </figcaption>
    </figure>
  );
}
