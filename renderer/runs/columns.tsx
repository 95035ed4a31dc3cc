/** The columns of the list of runs: what each shows, and which of them have something to show. */
import type { ReactNode } from 'react';
import { valueText } from '../../shared/runs/compare/comparison';
import { lossKind, lossTitle } from '../../shared/runs/compare/losses';
import { type SettingColumn, settingOf } from '../../shared/runs/list/settings';
import { clockText } from '../../shared/runs/timing';
import type { Values } from '../../shared/values/value';
import { shortNumber } from '../kit/format';
import type { Column } from '../kit/grid/Grid';
import { RunState } from '../kit/RunState';
import { Tip, tip } from '../kit/Tip';
import css from './RunTable.module.css';
import type { ListedRun } from './rows';
import { Sparkline } from './Sparkline';
import { useRuns } from './store';
import { leftText, ofText, progressText, secondsOfRow, whenText } from './words';

/** A column that says something of a run itself, not of its settings. */
export interface RunColumn extends Column<ListedRun> {
  readonly title: string;
  readonly width: number;
  /** Whether it is shown unless the user decides. */
  readonly isShown: (rows: readonly ListedRun[]) => boolean;
}

const isAny =
  (has: (row: ListedRun) => unknown) =>
  (rows: readonly ListedRun[]): boolean =>
    rows.some((row) => {
      const value = has(row);
      return value !== null && value !== undefined && value !== '';
    });

/** What is the same for all of them is not worth a column. */
const differs =
  (of: (row: ListedRun) => string | null) =>
  (rows: readonly ListedRun[]): boolean =>
    new Set(rows.flatMap((row) => of(row) ?? [])).size > 1;

const never = () => false;

/** Before the settings. */
export const RUN_COLUMNS: readonly RunColumn[] = [
  {
    id: 'state',
    title: 'State',
    width: 120,
    isShown: () => true,
    cell: ({ run }) => (
      <Tip text={run.problem ?? progressText(run)}>
        <span>
          <RunState run={run}>{runningText(run)}</RunState>
        </span>
      </Tip>
    ),
  },
  {
    id: 'loss',
    title: 'Loss',
    help: 'The loss that a run is judged by, that of validation where it has one: its shape over the epochs, and the last value',
    width: 146,
    isEnd: true,
    isShown: isAny(({ loss }) => loss),
    cell: (row) => <Loss row={row} />,
  },
  {
    id: 'best',
    title: 'Best',
    help: 'The least value of that loss. * is on another scale, and not comparable.',
    width: 94,
    isEnd: true,
    isShown: isAny(({ loss }) => loss?.best),
    cell: ({ loss, off, isBest }) =>
      loss !== null && loss.best !== null ? (
        <span {...tip(off ?? epochText(loss.best_epoch))}>
          {isBest ? <b>{shortNumber(loss.best)}</b> : shortNumber(loss.best)}
          <span className={css.star} data-off={off === null ? undefined : 'true'}>
            {off === null ? '' : '*'}
          </span>
        </span>
      ) : null,
  },
  {
    id: 'time',
    title: 'Time',
    help: 'From its start to its end, or until now',
    width: 86,
    isEnd: true,
    isShown: isAny(({ run }) => secondsOfRow(run)),
    cell: ({ run }) => {
      const seconds = secondsOfRow(run);
      return seconds === null ? null : clockText(seconds);
    },
  },
  {
    id: 'left',
    title: 'Time left',
    width: 82,
    isEnd: true,
    isShown: isAny(({ run }) => run.secondsLeft),
    cell: ({ run: { secondsLeft } }) => secondsLeft !== null && leftText(secondsLeft),
  },
  {
    id: 'tags',
    title: 'Tags',
    width: 132,
    isShown: isAny(({ run }) => run.tags.join('')),
    cell: ({ run: { tags } }) =>
      tags.length > 0 && (
        <span className={css.tags} {...tip(tags.join(', '))}>
          {tags.map((tag) => (
            <span key={tag} className={css.tag}>
              {tag}
            </span>
          ))}
        </span>
      ),
  },
  {
    id: 'dataset',
    title: 'Dataset',
    help: 'By its fingerprint where one is recorded: a file that was moved is the same',
    width: 128,
    isShown: differs(({ dataset }) => dataset?.key ?? null),
    cell: ({ dataset }) => dataset && <span {...tip(dataset.help)}>{dataset.label}</span>,
  },
];

/** Behind the settings. */
export const MORE_COLUMNS: readonly RunColumn[] = [
  {
    id: 'host',
    title: 'Host',
    width: 124,
    isShown: differs(({ run }) => run.host),
    cell: ({ run }) => run.host,
  },
  {
    id: 'workflow',
    title: 'Workflow',
    width: 92,
    isShown: differs(({ run }) => run.workflow),
    cell: ({ run }) => run.workflow,
  },
  {
    id: 'entry',
    title: 'Entry point',
    width: 96,
    isShown: differs(({ run }) => run.entryPoint),
    cell: ({ run }) => run.entryPoint,
  },
  {
    id: 'revision',
    title: 'Revision',
    help: "PtychoPINN's commit",
    width: 88,
    isShown: differs(({ run }) => run.revision),
    cell: ({ run }) => run.revision && <code>{run.revision}</code>,
  },
  {
    id: 'epoch',
    title: 'Epochs',
    width: 92,
    isEnd: true,
    isShown: never,
    cell: ({ run: { epoch, epochsAsked } }) => ofText(epoch, epochsAsked),
  },
  {
    id: 'started',
    title: 'Started',
    width: 116,
    isShown: never,
    cell: ({ run: { startedAt } }) => startedAt !== null && whenText(startedAt),
  },
  {
    id: 'note',
    title: 'Note',
    width: 180,
    isShown: isAny(({ run }) => run.note),
    cell: ({ run: { note } }) => note !== '' && <span {...tip(note)}>{note}</span>,
  },
];

/** The column of a setting: what most runs have is grey. */
export const settingColumn = (
  { name, label, usual }: SettingColumn,
  common: Values,
): RunColumn => ({
  id: name,
  title: label,
  help: name,
  width: Math.min(Math.max(label.length * 7 + 34, 64), 176),
  isEnd: true,
  isShown: () => true,
  cell: ({ run }) => {
    const value = settingOf(run, name, common);
    if (value === undefined) return null;
    const text = valueText(value);
    return (
      <span className={css.value} data-usual={text === usual || undefined} {...tip(longText(text))}>
        {text}
      </span>
    );
  },
});

/** What does not fit the column. */
const longText = (text: string): string => (text.length > 10 ? text : '');

const epochText = (epoch: number | null): string => (epoch === null ? '' : `In epoch ${epoch + 1}`);

/** `epoch 31 of 50` in the place of a run's state while it goes on; nothing for others. */
function runningText({ state, epoch, epochsAsked }: ListedRun['run']): ReactNode {
  return state === 'running' && epoch !== null ? `epoch ${ofText(epoch, epochsAsked)}` : null;
}

function Loss({ row: { run, loss, off } }: { row: ListedRun }) {
  const at = useRuns(({ chosen }) => chosen.indexOf(run.id));
  const { curve, epoch, epochsAsked, state } = run;
  if (loss === null) return null;
  // An early stop ends a run before its last epoch: its curve is whole.
  const done =
    state === 'finished' || epoch === null || epochsAsked === null || epochsAsked === 0
      ? 1
      : epoch / epochsAsked;
  return (
    <span
      className={css.loss}
      {...tip(`${lossTitle(lossKind(loss.name))}, ${loss.name}${off === null ? '' : `. ${off}`}`)}
    >
      {curve && <Sparkline curve={curve} done={done} pen={at < 0 ? null : at} />}
      <span>{loss.last === null ? 'not finite' : shortNumber(loss.last)}</span>
    </span>
  );
}
