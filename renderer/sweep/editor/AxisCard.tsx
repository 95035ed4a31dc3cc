import { memo } from 'react';
import type { Finding } from '../../../shared/findings/finding';
import { type AxisDraft, axisKey } from '../../../shared/sweep/draft/draft';
import type { AxisField } from '../../../shared/sweep/draft/fields';
import { type AxisProblems, isNumeric } from '../../../shared/sweep/draft/readAxis';
import { openField } from '../../reference/open';
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
  /** Points are drawn: a range's count says nothing. */
  readonly random: boolean;
}

const PLACE_WORDS = { override: 'override', execution: 'execution', request: 'request' } as const;

/** One axis: the field, its values as a list or a range, its place among the others. */
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
          title={`${field.help} Click for its page in the Reference.`}
          onClick={() => openField(axis.name)}
        >
          {field.label}
          <code>{axis.name}</code>
        </button>
        <span className={css.place} data-place={axis.place}>
          {PLACE_WORDS[axis.place]}
        </span>
        <span className={css.tools}>
          <button
            type="button"
            aria-label={`Move ${axis.name} up`}
            title="Move up: axes further down change faster"
            disabled={place.at === 0}
            onClick={() => moveAxis(place.at, -1)}
          >
            ↑
          </button>
          <button
            type="button"
            aria-label={`Move ${axis.name} down`}
            title="Move down: axes further down change faster"
            disabled={place.at === place.count - 1}
            onClick={() => moveAxis(place.at, 1)}
          >
            ↓
          </button>
          <button
            type="button"
            aria-label={`Remove ${axis.name}`}
            title="Remove this axis"
            onClick={() => removeAxis(key)}
          >
            ×
          </button>
        </span>
      </div>
      {isNumeric(field.type) && (
        <div className={css.kinds}>
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
        </div>
      )}
      {axis.kind === 'list' ? (
        <AxisValues axis={axis} field={field} problem={problems.values} />
      ) : (
        <AxisRange axis={axis} field={field} problems={problems} random={random} />
      )}
      <Findings findings={findings} />
    </fieldset>
  );
});
