import { type AxisDraft, axisKey } from '../../../shared/sweep/draft/draft';
import type { AxisField } from '../../../shared/sweep/draft/fields';
import { shortText } from '../../../shared/sweep/draft/list';
import { type AxisProblems, isWhole, readAxis } from '../../../shared/sweep/draft/readAxis';
import { axisValues } from '../../../shared/sweep/plan/axisValues';
import { seal } from '../../store/edit';
import { changeAxis } from '../edit';
import css from './Editor.module.css';

interface Props {
  readonly axis: AxisDraft;
  readonly field: AxisField;
  readonly problems: AxisProblems;
  readonly random: boolean;
}

const BOXES = ['from', 'to', 'count'] as const;

/** Numbers between two ends, on a linear or logarithmic scale. */
export function AxisRange({ axis, field, problems, random }: Props) {
  const key = axisKey(axis);
  const whole = isWhole(field.type);
  return (
    <div className={css.values}>
      <div className={css.range}>
        {BOXES.filter((box) => box !== 'count' || !random).map((box) => (
          <label key={box}>
            <span>{box}</span>
            <input
              type="text"
              data-values={box === 'from' || undefined}
              data-bad={problems[box] !== undefined || undefined}
              aria-label={`${box} of ${axis.name}`}
              aria-invalid={problems[box] !== undefined}
              autoComplete="off"
              spellCheck={false}
              value={axis[box]}
              onChange={({ target }) => changeAxis(key, { [box]: target.value }, box)}
              onBlur={seal}
            />
          </label>
        ))}
        <label>
          <span>scale</span>
          <select
            aria-label={`Scale of ${axis.name}`}
            value={axis.scale}
            onChange={({ target }) =>
              changeAxis(key, { scale: target.value === 'log' ? 'log' : 'linear' })
            }
          >
            <option value="linear">linear</option>
            <option value="log">log</option>
          </select>
        </label>
        <label
          className={css.check}
          title={whole ? 'This field only takes whole numbers' : 'Round to whole numbers'}
        >
          <input
            type="checkbox"
            checked={axis.whole || whole}
            disabled={whole}
            onChange={({ target }) => changeAxis(key, { whole: target.checked })}
          />
          whole
        </label>
      </div>
      <p className={css.read} data-bad={Object.keys(problems).length > 0 || undefined}>
        {problemText(problems) ?? previewText(axis, field, random)}
      </p>
    </div>
  );
}

function problemText(problems: AxisProblems): string | null {
  const [first] = BOXES.filter((box) => problems[box] !== undefined);
  return first === undefined ? null : `${first}: ${problems[first]}`;
}

/** Values shown at each end of a long range. */
const SHOWN = 3;

function previewText(axis: AxisDraft, { type }: AxisField, random: boolean): string {
  const read = readAxis(axis, type, !random);
  if (!read.ok || read.axis.kind !== 'range') return '';
  if (random) {
    const what = read.axis.whole ? 'any whole number' : 'any number';
    return `${what} from ${axis.from} to ${axis.to}, uniform${axis.scale === 'log' ? ' on a log scale' : ''}`;
  }
  if (read.axis.count > 1e6 || (axis.scale === 'log' && !(read.axis.from > 0 && read.axis.to > 0)))
    return '';
  const texts = axisValues(read.axis).map((value) => shortText(value, type));
  const few = texts.length <= 2 * SHOWN + 1;
  const shown = few ? texts : [...texts.slice(0, SHOWN), '…', ...texts.slice(-SHOWN)];
  return `${texts.length} values: ${shown.join(', ')}`;
}
