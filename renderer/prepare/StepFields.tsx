import { useId } from 'react';
import type { SourceFile } from '../../shared/prepare/source';
import type { Step, StepField } from '../../shared/prepare/step';
import { Select } from '../kit/Select';
import { Switch } from '../kit/Switch';
import { arrayKey, arrayOfKey, readParameter, shownParameter, withParameter } from './parameters';
import css from './StepFields.module.css';
import { TypedInput } from './TypedInput';

interface Props {
  step: Step;
  fields: readonly StepField[];
  files: readonly (SourceFile | null)[];
  onChange: (step: Step) => void;
}

/** The parameters of a step. Text that is not understood changes nothing. */
export const StepFields = ({ step, fields, files, onChange }: Props) =>
  fields.length === 0 ? null : (
    <div className={css.fields}>
      {fields.map((one) => (
        <Parameter key={one.name} field={one} step={step} files={files} onChange={onChange} />
      ))}
    </div>
  );

interface ParameterProps extends Omit<Props, 'fields'> {
  field: StepField;
}

function Parameter({ field: own, step, files, onChange }: ParameterProps) {
  const id = useId();
  const value = step[own.name];
  const change = (next: unknown) => {
    const changed = withParameter(step, own.name, next);
    if (changed) onChange(changed);
  };
  if (own.kind === 'switch')
    return (
      <span className={css.switch}>
        <Switch checked={value === true} onChange={change}>
          {own.label}
        </Switch>
      </span>
    );
  if (own.kind === 'choice')
    return (
      <>
        <span className={css.label}>{own.label}</span>
        <Select
          small
          label={own.label}
          value={String(value)}
          choices={own.choices ?? []}
          onChange={change}
        />
      </>
    );
  if (own.kind === 'array')
    return (
      <>
        <span className={css.label}>{own.label}</span>
        <Select
          small
          label={own.label}
          value={arrayKey(value)}
          choices={[
            { value: '', label: 'none' },
            ...files.flatMap((file, index) =>
              (file?.arrays ?? [])
                .filter(({ problem, dtype }) => problem === null && dtype !== 'text')
                .slice(0, 200)
                .map(({ path, shape }) => ({
                  value: arrayKey({ file: index + 1, path }),
                  label: path === '' ? (file?.name ?? '') : path,
                  detail: shape.join(' × '),
                  code: true,
                })),
            ),
          ]}
          onChange={(key) => change(arrayOfKey(key))}
        />
      </>
    );
  return (
    <>
      <label htmlFor={id} className={css.label}>
        {own.label}
      </label>
      <TypedInput
        id={id}
        shown={shownParameter(value)}
        unit={own.unit}
        read={(text) => {
          const next = readParameter(text, own.kind);
          return next && withParameter(step, own.name, next.value) ? next : null;
        }}
        onChange={change}
      />
    </>
  );
}
