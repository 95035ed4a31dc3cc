import { useMemo } from 'react';
import { diffSources, filterDiff } from '../../../shared/diff/diff';
import type { Resolution } from '../../../shared/factory/resolution';
import { rankOf } from '../../../shared/findings/finding';
import { itemText } from '../../../shared/sweep/draft/list';
import { pointStatus } from '../../../shared/sweep/summary';
import { typeOfName } from '../../../shared/targets/catalogue';
import { Button } from '../../kit/Button';
import { DiffTable } from '../../kit/fields/DiffTable';
import { counted } from '../../kit/format';
import { JobState } from '../../kit/JobState';
import { FindingList } from '../FindingList';
import { Status } from '../points/Status';
import { type Planned, useSweep } from '../store';
import { comparePoint, takePoint, usePoint } from './point';
import css from './Side.module.css';

/** One point: values, findings, differences from the base, and actions. */
export function PointPanel({ planned, position }: { planned: Planned; position: number }) {
  const { resolution, job } = usePoint(planned, position);
  const { name, values } = planned.plan.at(position);
  const { target } = planned.spec.base;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a panel that scrolls must be reachable by keyboard.
    <div className={css.panel} tabIndex={0} data-testid="point">
      <div className={css.head}>
        <h3>Point {position + 1}</h3>
        <Status status={resolution ? pointStatus(resolution) : 'pending'} />
        <Button
          variant="ghost"
          small
          icon="close"
          label="Findings of all points"
          onClick={() => useSweep.setState({ selected: null })}
        />
      </div>
      <code>{name}</code>
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
        <Button
          tip="Use this point as the configuration in the form; undo restores the base"
          onClick={() => void takePoint(planned, position)}
        >
          Use this point
        </Button>
        {resolution && (
          <Button
            tip="Compare this point with the base in the Diff tab"
            onClick={() => comparePoint(planned, position, resolution)}
          >
            Open in diff
          </Button>
        )}
      </div>
      <JobState job={job} what="the point" />
      {resolution && (
        <>
          <Findings findings={resolution.findings} />
          <PointDiff planned={planned} resolution={resolution} label={`Point ${position + 1}`} />
        </>
      )}
    </div>
  );
}

function Findings({ findings }: Pick<Resolution, 'findings'>) {
  const shown = findings
    .filter(({ acknowledged }) => acknowledged === undefined)
    .sort((a, b) => rankOf(a) - rankOf(b));
  return (
    <section aria-label="Findings of the point" className={css.findings}>
      <h4>{shown.length === 0 ? 'No problems found' : counted(shown.length, 'finding')}</h4>
      <FindingList findings={shown} />
    </section>
  );
}

interface DiffProps {
  readonly planned: Planned;
  readonly resolution: Resolution;
  readonly label: string;
}

/** The settings that differ from the base. */
function PointDiff({ planned, resolution, label }: DiffProps) {
  const { base } = planned;
  const { target, workflow } = planned.spec.base;
  const diff = useMemo(
    () =>
      diffSources([
        { label: 'Base', target, workflow, provenance: base },
        { label, target, workflow, provenance: resolution.provenance },
      ]),
    [base, resolution, label, target, workflow],
  );
  const { differs } = diff.counts;
  return (
    <section aria-label="Difference from the base" className={css.diff}>
      <h4>
        {differs === 0
          ? 'No settings differ from the base'
          : `${counted(differs, 'setting')} ${differs === 1 ? 'differs' : 'differ'} from the base`}
      </h4>
      {differs > 0 && (
        <DiffTable
          diff={diff}
          groups={filterDiff(diff, ({ kind }) => kind === 'differs')}
          label="Difference from the base"
        />
      )}
    </section>
  );
}
