import { useMemo } from 'react';
import { GROUPS } from '../../../shared/catalogue/types';
import type { Resolution } from '../../../shared/factory/resolution';
import { isBlocking } from '../../../shared/findings/finding';
import { rowReaches } from '../../../shared/form/reach';
import { type AxisField, axisFields, fieldOfAxis } from '../../../shared/sweep/draft/fields';
import { itemText } from '../../../shared/sweep/draft/list';
import { readSweep } from '../../../shared/sweep/draft/readSweep';
import { axisKey } from '../../../shared/sweep/sweep';
import { Combobox } from '../../kit/Combobox';
import { counted } from '../../kit/format';
import { useDocument, useStore } from '../../store/store';
import { addAxis, currentValue } from '../edit';
import { FindingList } from '../FindingList';
import { focusAxis } from '../open';
import { useSweep } from '../store';
import { AxisCard } from './AxisCard';
import { Conditions } from './Conditions';
import css from './Editor.module.css';
import { MethodEditor } from './MethodEditor';

/** The sweep's axes, method and conditions. */
export function Editor() {
  const sweep = useDocument((doc) => doc.sweep);
  const fields = useDocument(({ draft: { target, workflow } }) => axisFields(target, workflow));
  const reading = useMemo(() => readSweep(sweep, fields), [sweep, fields]);
  const findings = useSweep((state) => state.planned?.plan.findings) ?? NONE;
  const together = useSweep((state) => state.planned?.together) ?? NONE;
  const names = sweep.axes.map(({ name }) => name);
  // What leaves no points is shown in the place of these.
  const others = findings.filter(
    (finding) => !isBlocking(finding) && !finding.fields.some((name) => names.includes(name)),
  );
  return (
    <section className={css.editor} aria-label="Sweep" data-column>
      <h3 className={css.heading}>
        Axes <small>{counted(sweep.axes.length, 'field')}</small>
      </h3>
      {sweep.axes.length === 0 && (
        <small>
          An axis gives a field several values. Each point is the configuration in the form with one
          value from every axis.
        </small>
      )}
      {sweep.axes.map((axis) => (
        <AxisCard
          key={axisKey(axis)}
          axis={axis}
          field={fieldOfAxis(fields, axis)}
          problems={reading.axes[axisKey(axis)] ?? NO_PROBLEMS}
          findings={findings.filter((finding) => finding.fields.includes(axis.name))}
          random={sweep.method.kind === 'random'}
        />
      ))}
      <FieldChooser fields={fields} taken={sweep.axes.map((axis) => fieldOfAxis(fields, axis))} />
      <MethodEditor method={sweep.method} reading={reading} />
      <Conditions texts={sweep.leave_out} axes={names} />
      <FindingList findings={[...others, ...together]} />
    </section>
  );
}

const NONE: readonly never[] = [];
const NO_PROBLEMS = {};

interface ChooserProps {
  readonly fields: readonly AxisField[];
  /** Fields that already are axes. */
  readonly taken: readonly AxisField[];
}

const LEVELS = ['essential', 'common', 'expert'] as const;

/** Adds an axis: finds a field by its label, names or group; those that reach the run first, essential ones before the rest. */
function FieldChooser({ fields, taken }: ChooserProps) {
  const resolution = useStore((state) => state.resolution);
  const doc = useDocument((document) => document);
  const choices = useMemo(() => {
    const read = (section: keyof Resolution['provenance'], name: string) =>
      resolution.provenance[section]?.[name]?.value;
    const ranked = fields.map((field) => {
      const reaches = field.row === null || rowReaches(doc.draft, field.row, read);
      return { field, reaches, level: LEVELS.indexOf(field.row?.level ?? 'common') };
    });
    ranked.sort((a, b) => Number(b.reaches) - Number(a.reaches) || a.level - b.level);
    return ranked.map(({ field, reaches }) => {
      const current = currentValue(field, doc, resolution);
      const value = current === undefined ? '' : ` · current ${itemText(current, field.type)}`;
      const { row, name } = field;
      const group = row ? GROUPS[row.group].label : 'Request';
      const place = taken.includes(field) ? 'already an axis' : group;
      const others = row ? [...row.names, ...row.destinations.map((one) => one.name)] : [];
      return {
        field,
        // Every name finds the field.
        value: `${field.place} ${[row?.name ?? name, ...others].join(' ')}`,
        label: field.label,
        detail: `${row?.name ?? name} · ${reaches ? place : `${place} · does not reach this run`}${value}`,
      };
    });
  }, [fields, taken, doc, resolution]);
  return (
    <Combobox
      label="Add axis"
      placeholder="Add axis: field name"
      value={null}
      choices={choices}
      onChange={(value) => {
        const chosen = choices.find((choice) => choice.value === value);
        if (chosen) focusAxis(addAxis(chosen.field));
      }}
    />
  );
}
