import { itemText } from '../../../shared/sweep/draft/list';
import { pointStatus } from '../../../shared/sweep/summary';
import { typeOfName } from '../../../shared/targets/catalogue';
import { StatusMark } from '../StatusMark';
import { type Planned, useSweep } from '../store';
import { PointDiff } from './PointDiff';
import { PointFindings } from './PointFindings';
import css from './PointPanel.module.css';
import { comparePoint, takePoint } from './take';
import { usePoint } from './usePoint';

/** One point: values, findings, differences from the base, and actions. */
export function PointPanel({ planned, position }: { planned: Planned; position: number }) {
  const { resolution, problem } = usePoint(planned, position);
  const { name, values } = planned.plan.at(position);
  const { target } = planned.spec.base;
  const status = resolution && pointStatus(resolution);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a panel that scrolls must be reachable by keyboard.
    <div className={css.panel} tabIndex={0} data-testid="point">
      <div className={css.head}>
        <h3>Point {position + 1}</h3>
        <StatusMark status={status ?? undefined} />
        <button
          type="button"
          className="link"
          title="Findings of all points"
          onClick={() => useSweep.setState({ selected: null })}
        >
          All findings
        </button>
      </div>
      <p className={css.name} title="Name of the payload file and of the output folder">
        <code>{name}</code>
      </p>
      <dl className={css.values}>
        {planned.spec.axes.map((axis) => (
          <div key={axis.name}>
            <dt>
              <code>{axis.name}</code>
            </dt>
            <dd>
              <code>{itemText(values[axis.name] ?? null, typeOfName(target, axis.name))}</code>
            </dd>
          </div>
        ))}
      </dl>
      <div className={css.actions}>
        <button
          type="button"
          className="btn"
          title="Use this point as the configuration in the form; undo restores the base"
          onClick={() => void takePoint(planned, position)}
        >
          Use this point
        </button>
        {resolution && (
          <button
            type="button"
            className="btn"
            title="Compare this point with the base in the Diff tab"
            onClick={() => comparePoint(planned, position, resolution)}
          >
            Open in diff
          </button>
        )}
      </div>
      {problem !== null && <p className={css.problem}>{problem}</p>}
      {resolution && (
        <>
          <PointFindings findings={resolution.findings} />
          <PointDiff planned={planned} resolution={resolution} label={`Point ${position + 1}`} />
        </>
      )}
    </div>
  );
}
