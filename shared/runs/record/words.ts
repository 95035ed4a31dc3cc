/** A run as it was recorded, in lines for a terminal. */
import { countText } from '../../plan/text';
import { formatValue } from '../../values/python';
import { type AskedAndRan, driftsOf, type ReadBack } from './asked';
import type { RecordedRun } from './joined';
import type { LineageStep } from './lineage';
import { headLoss } from './table';

/** State with what says so, epochs and loss, and what could not be read. */
export function recordedLines(run: RecordedRun): string[] {
  const { state, evidence, epochs_done: done, epochs_asked: asked } = run;
  const loss = headLoss(run.losses);
  const figures = [
    ...(done === null ? [] : [`epoch ${done}${asked === null ? '' : ` of ${asked}`}`]),
    ...(loss?.best == null ? [] : [`${loss.name} ${Number(loss.best.toPrecision(4))} at best`]),
  ];
  return [
    state,
    ...evidence,
    ...(figures.length > 0 ? [figures.join(', ')] : []),
    ...run.not_read.map(({ file, problem }) => `not read: ${file}: ${problem}`),
  ];
}

/** What it was asked for and what it ran with. */
export function askedLines({ asked, readBack, notRecorded }: AskedAndRan): string[] {
  const unrecorded = notRecorded.filter(({ asked: value }) => value !== null);
  return [
    asked
      ? `asked: ${countText(asked.settings)} settings in ${asked.file}`
      : 'asked: no payload, request or command is beside it',
    ...readBack.map(readBackLine),
    ...driftsOf(readBack).map((drift) => driftLine(drift, readBack.length)),
    ...unrecorded.map(
      ({ name, asked: value }) => `not recorded: ${name}, asked for ${formatValue(value)}`,
    ),
  ];
}

function readBackLine({ file, recorded, equal, undecided }: ReadBack): string {
  const count = countText(recorded);
  const open = undecided.length > 0 ? `; decided by the dataset: ${undecided.join(', ')}` : '';
  return `${file}: ${equal === null ? `${count} settings` : `${countText(equal)} of ${count} as asked for`}${open}`;
}

function driftLine(
  { name, asked, ran, files }: ReturnType<typeof driftsOf>[number],
  all: number,
): string {
  const where = files.length === all ? '' : ` in ${files.join(', ')}`;
  return `  ${name}: asked ${formatValue(asked)}, ran ${formatValue(ran)}${where}`;
}

/** A line for each step; `*` is the run itself. */
export const lineageLines = (steps: readonly LineageStep[]): string[][] =>
  steps.map(({ kind, path, notes, isThis }) => [
    isThis ? '*' : '',
    kind,
    path ?? 'not recorded',
    notes.join(', '),
  ]);
