import { memo } from 'react';
import type { Finding } from '../../../shared/findings/finding';
import { type AxisDraft, axisKey } from '../../../shared/sweep/draft/draft';
import type { AxisField } from '../../../shared/sweep/draft/fields';
import { type AxisProblems, isNumeric } from '../../../shared/sweep/draft/readAxis';
import { dispatch } from '../../kit/actions';
import { plainText } from '../../kit/CodeText';
import { changeAxis, moveAxis, removeAxis } from '../edit';
import { AxisRange } from './AxisRange';
import { AxisValues } from './AxisValues';
import css from './Editor.module.css';
import { Findings } from './Findings';

interface Props {
  readonly axis: AxisDraft;
  readonly field: AxisField;
  readonly problems: AxisProblems;
  readonly findings: readonly Finding[];
  readonly place: { readonly at: number; readonly count: number };
  /** Points are random samples: a range's count does not matter. */
  readonly random: boolean;
}

const PLACE_WORDS = { override: 'override', execution: 'execution', request: 'request' } as const;

/** One axis: the field, its values as a list or a range, and its position among the others. */
export const AxisCard = memo(function AxisCard(props: Props) {
  const { axis, field, problems, findings, place, random } = props;
  const key = axisKey(axis);
  return (
    <fieldset
      className={css.axis}
      data-axis={key}
      data-bad={Object.keys(problems).length > 0 || undefined}
    >
      <legend className="sr-only">Axis {axis.name}</legend>
      <div className={css.axisHead}>
        <button
          type="button"
          className={css.axisName}
          title={`${plainText(field.help)} Click to open the Reference.`}
          onClick={() => dispatch('open-field-page', axis.name)}
        >
          {field.label}
          {field.unit && <small> {field.unit}</small>}
        </button>
        <small className={css.place} data-place={axis.place}>
          {PLACE_WORDS[axis.place]}
        </small>
        <Tools axis={axis} place={place} />
      </div>
      <div className={css.axisFacts}>
        <code title={axis.name}>{axis.name}</code>
        {isNumeric(field.type) && (
          <span className={css.kinds}>
            {(['list', 'range'] as const).map((kind) => (
              <label key={kind}>
                <input
                  type="radio"
                  name={`kind ${key}`}
                  checked={axis.kind === kind}
                  onChange={() => changeAxis(key, { kind })}
                />
                {kind === 'list' ? 'Values' : 'Range'}
              </label>
            ))}
          </span>
        )}
      </div>
      {axis.kind === 'list' ? (
        <AxisValues axis={axis} field={field} problem={problems.values} />
      ) : (
        <AxisRange axis={axis} field={field} problems={problems} random={random} />
      )}
      <Findings findings={findings} />
    </fieldset>
  );
});

function Tools({ axis, place: { at, count } }: Pick<Props, 'axis' | 'place'>) {
  const { name } = axis;
  const title = 'lower axes change faster';
  return (
    <span className={css.tools}>
      <button
        type="button"
        aria-label={`Move ${name} up`}
        title={`Move up: ${title}`}
        disabled={at === 0}
        onClick={() => moveAxis(at, -1)}
      >
        ↑
      </button>
      <button
        type="button"
        aria-label={`Move ${name} down`}
        title={`Move down: ${title}`}
        disabled={at === count - 1}
        onClick={() => moveAxis(at, 1)}
      >
        ↓
      </button>
      <button
        type="button"
        aria-label={`Remove ${name}`}
        title="Remove this axis"
        onClick={() => removeAxis(axisKey(axis))}
      >
        ×
      </button>
    </span>
  );
}
