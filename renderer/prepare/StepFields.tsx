import { useId, useState } from 'react';
import type { SourceFile } from '../../shared/prepare/source';
import type { Step, StepField } from '../../shared/prepare/step';
import field from '../kit/field.module.css';
import { Select } from '../kit/Select';
import { Switch } from '../kit/Switch';
import { arrayKey, arrayOfKey, readParameter, shownParameter, withParameter } from './parameters';
import css from './StepFields.module.css';

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
      <Text
        id={id}
        field={own}
        value={value}
        onChange={change}
        isValid={(next) => withParameter(step, own.name, next) !== null}
      />
    </>
  );
}

interface TextProps {
  id: string;
  field: StepField;
  value: unknown;
  onChange: (value: unknown) => void;
  isValid: (value: unknown) => boolean;
}

/** A number, or numbers. What was typed stays until it is understood; Escape or leaving it restores the value. */
function Text({ id, field: own, value, onChange, isValid }: TextProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const shown = shownParameter(value);
  const read = typed === null ? null : readParameter(typed, own.kind);
  const isWrong = typed !== null && (read === null || !isValid(read.value));
  return (
    <span className={field.field} data-small data-invalid={isWrong || undefined}>
      <input
        id={id}
        value={typed ?? shown}
        spellCheck={false}
        data-own-undo
        aria-invalid={isWrong}
        aria-describedby={isWrong ? `${id}-problem` : undefined}
        onChange={({ target }) => {
          setTyped(target.value);
          const next = readParameter(target.value, own.kind);
          if (next && isValid(next.value)) onChange(next.value);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || !isWrong) return;
          event.preventDefault();
          event.stopPropagation();
          setTyped(null);
        }}
        onBlur={() => setTyped(null)}
      />
      {own.unit && <span className={css.unit}>{own.unit}</span>}
      {isWrong && (
        <span id={`${id}-problem`} className={css.wrong}>
          not understood
        </span>
      )}
    </span>
  );
}
