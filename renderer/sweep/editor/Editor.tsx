import { conditionOf } from '../../../shared/sweep/conditions/condition';
import { axisKey } from '../../../shared/sweep/draft/draft';
import { fieldOfAxis } from '../../../shared/sweep/draft/fields';
import { counted } from '../../kit/format';
import { useSweep } from '../store';
import { AxisCard } from './AxisCard';
import { Conditions } from './Conditions';
import css from './Editor.module.css';
import { FieldChooser } from './FieldChooser';
import { Findings } from './Findings';
import { MethodEditor } from './MethodEditor';
import { useSweepDraft } from './useSweepDraft';

/** The sweep's axes, method and conditions. */
export function Editor() {
  const { sweep, fields, reading } = useSweepDraft();
  const findings = useSweep((state) => state.planned?.plan.findings) ?? NONE;
  const together = useSweep((state) => state.planned?.together) ?? NONE;
  const ofAxis = (name: string) => findings.filter((finding) => finding.fields.includes(name));
  const names = sweep.axes.map(({ name }) => name);
  const unread = sweep.leave_out.filter((text) => !conditionOf(text).ok);
  const others = findings.filter(
    ({ rule, fields: about }) =>
      !about.some((name) => names.includes(name)) &&
      // An invalid condition shows its problem itself.
      !(rule === 'sweep-condition' && about.some((text) => unread.includes(text))),
  );
  return (
    <section className={css.editor} aria-label="Sweep" data-column>
      <h3 className={css.heading}>
        Axes <small>{counted(sweep.axes.length, 'field')}</small>
      </h3>
      {sweep.axes.length === 0 && (
        <p className={css.hint}>
          An axis gives a field several values. Each point is the configuration in the form with one
          value from every axis.
        </p>
      )}
      {sweep.axes.map((axis, at) => (
        <AxisCard
          key={axisKey(axis)}
          axis={axis}
          field={fieldOfAxis(fields, axis)}
          problems={reading.axes[axisKey(axis)] ?? NO_PROBLEMS}
          findings={ofAxis(axis.name)}
          place={{ at, count: sweep.axes.length }}
          random={sweep.method === 'random'}
        />
      ))}
      <FieldChooser fields={fields} taken={sweep.axes.map((axis) => fieldOfAxis(fields, axis))} />
      <MethodEditor sweep={sweep} reading={reading} />
      <Conditions texts={sweep.leave_out} axes={names} />
      <Findings findings={[...others, ...together]} />
    </section>
  );
}

const NONE: readonly never[] = [];
const NO_PROBLEMS = {};
