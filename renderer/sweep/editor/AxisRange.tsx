import type { AxisField } from '../../../shared/sweep/draft/fields';
import { shortText } from '../../../shared/sweep/draft/list';
import { type AxisProblems, readAxis } from '../../../shared/sweep/draft/readSweep';
import { axisValues } from '../../../shared/sweep/plan/axisValues';
import type { RangeDraft } from '../../../shared/sweep/sweep';
import { takesOnlyWhole } from '../../../shared/values/parse';
import { Switch } from '../../kit/Switch';
import { ToggleGroup } from '../../kit/ToggleGroup';
import { changeAxis } from '../edit';
import { Boxes } from './Boxes';
import css from './Editor.module.css';

interface Props {
  readonly axis: RangeDraft;
  readonly field: AxisField;
  readonly problems: AxisProblems;
  readonly random: boolean;
}

/** Numbers between two ends, on a linear or logarithmic scale. */
export function AxisRange({ axis, field, problems, random }: Props) {
  const whole = field.type !== undefined && takesOnlyWhole(field.type);
  const set = (change: Partial<RangeDraft>, typing?: string) =>
    changeAxis({ ...axis, ...change }, typing);
  const box = (name: 'from' | 'to' | 'count') => ({
    caption: name,
    label: `${name} of ${axis.name}`,
    value: axis[name],
    problem: problems[name],
    onText: (text: string) => set({ [name]: text }, name),
  });
  return (
    <>
      <Boxes
        boxes={[box('from'), box('to'), ...(random ? [] : [box('count')])]}
        note={previewText(axis, field, random)}
      />
      <div className={css.line}>
        <ToggleGroup
          small
          label={`Scale of ${axis.name}`}
          value={axis.scale}
          choices={[
            { value: 'linear', label: 'linear' },
            { value: 'log', label: 'log' },
          ]}
          onChange={(scale) => set({ scale })}
        />
        {!whole && (
          <Switch checked={axis.whole} onChange={(next) => set({ whole: next })}>
            whole numbers
          </Switch>
        )}
      </div>
    </>
  );
}

/** Values shown at each end of a long range. */
const SHOWN = 3;

function previewText(axis: RangeDraft, { type }: AxisField, random: boolean): string {
  const read = readAxis(axis, type, !random).axis;
  if (read?.kind !== 'range') return '';
  if (random) {
    const what = read.whole ? 'any whole number' : 'any number';
    return `${what} from ${axis.from} to ${axis.to}, uniform${axis.scale === 'log' ? ' on a log scale' : ''}`;
  }
  if (read.count > 1e6) return '';
  const texts = axisValues(read).map((value) => shortText(value, type));
  const few = texts.length <= 2 * SHOWN + 1;
  const shown = few ? texts : [...texts.slice(0, SHOWN), '…', ...texts.slice(-SHOWN)];
  return `${texts.length} values: ${shown.join(', ')}`;
}
