import { memo } from 'react';
import type { Finding } from '../../../shared/findings/finding';
import type { AxisField } from '../../../shared/sweep/draft/fields';
import { otherKind } from '../../../shared/sweep/draft/newAxis';
import type { AxisProblems } from '../../../shared/sweep/draft/readSweep';
import { type AxisDraft, axisKey } from '../../../shared/sweep/sweep';
import { takesNumbers } from '../../../shared/values/parse';
import { dispatch } from '../../kit/actions';
import { Button } from '../../kit/Button';
import { plainText } from '../../kit/CodeText';
import { Tip } from '../../kit/Tip';
import { ToggleGroup } from '../../kit/ToggleGroup';
import { changeAxis, removeAxis } from '../edit';
import { FindingList } from '../FindingList';
import { AxisRange } from './AxisRange';
import { AxisValues } from './AxisValues';
import css from './Editor.module.css';

interface Props {
  readonly axis: AxisDraft;
  readonly field: AxisField;
  readonly problems: AxisProblems;
  readonly findings: readonly Finding[];
  /** Points are random samples: a range's count does not matter. */
  readonly random: boolean;
}

/** One axis: the field, and its values as a list or a range. */
export const AxisCard = memo(function AxisCard(props: Props) {
  const { axis, field, problems, findings, random } = props;
  const { name, place } = axis;
  const key = axisKey(axis);
  return (
    <fieldset
      className={css.axis}
      data-axis={key}
      data-bad={Object.keys(problems).length > 0 || undefined}
    >
      <legend className="sr-only">Axis {name}</legend>
      <div className={css.line}>
        <Tip text={`${plainText(field.help)} Click to open the Reference.`}>
          <button
            type="button"
            className={css.axisName}
            onClick={() => dispatch('open-field-page', name)}
          >
            {field.label}
            {field.row?.unit && <small> {field.row.unit}</small>}
          </button>
        </Tip>
        <span className={css.end}>
          <Button
            variant="ghost"
            small
            icon="close"
            label={`Remove ${name}`}
            onClick={() => removeAxis(key)}
          />
        </span>
      </div>
      <div className={css.line}>
        <code>{name}</code>
        {place !== 'override' && <small data-place={place}>{place}</small>}
        {(!field.type || takesNumbers(field.type)) && (
          <span className={css.end}>
            <ToggleGroup
              small
              label={`Kind of ${name}`}
              value={axis.kind}
              choices={[
                { value: 'list', label: 'Values' },
                { value: 'range', label: 'Range' },
              ]}
              onChange={() => changeAxis(otherKind(axis, field.type))}
            />
          </span>
        )}
      </div>
      {axis.kind === 'list' ? (
        <AxisValues axis={axis} field={field} problem={problems.values} />
      ) : (
        <AxisRange axis={axis} field={field} problems={problems} random={random} />
      )}
      <FindingList findings={findings} />
    </fieldset>
  );
});
