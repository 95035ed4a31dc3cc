/** A table of runs: for a terminal and for spreadsheets. */
import { csvText, harmless } from '../../formats/csv';
import { formatValue } from '../../values/python';
import type { Value } from '../../values/value';
import { visible } from '../../values/visible';
import { clockText, secondsBetween } from '../timing';
import { compareSettings } from './differing';
import type { Loss, RecordedRun } from './joined';

/** The loss that a run is judged by: of validation where there is one, else of whole epochs. */
export function headLoss(losses: readonly Loss[]): Loss | null {
  const named = (part: RegExp) => losses.find(({ name }) => part.test(name));
  return named(/_val_/) ?? named(/_loss_epoch$/) ?? losses[0] ?? null;
}

const HEADING = [
  'run',
  'state',
  'entry point',
  'revision',
  'epochs',
  'loss',
  'best',
  'time',
  'tags',
];

/** The heading and a row a run: what it is, its loss, and the settings in which the runs differ. */
export function runsTable(runs: readonly RecordedRun[]): string[][] {
  const { differing: settings } = compareSettings(runs);
  const rows = runs.map((run, at) => {
    const loss = headLoss(run.losses);
    return [
      run.folder,
      run.state,
      run.entry_point ?? '',
      run.revision ?? '',
      epochsText(run),
      numberText(loss?.last ?? null),
      numberText(loss?.best ?? null),
      timeText(run),
      run.tags.map(visible).join(' '),
      ...settings.map(({ values }) => valueText(values[at])),
    ];
  });
  return [[...HEADING, ...settings.map(({ name }) => name)], ...rows];
}

/** The same with every loss and all that is known, for a spreadsheet. */
export function runsCsv(runs: readonly RecordedRun[]): string {
  const names = [...new Set(runs.flatMap(({ losses }) => losses.map(({ name }) => name)))].sort();
  const [heading = [], ...rows] = runsTable(runs);
  const more = [
    'note',
    'started',
    'ended',
    'dataset',
    'fingerprint',
    'model',
    'scale',
    ...names.flatMap((name) => [name, `${name} best`]),
  ];
  const lossCells = (run: RecordedRun) =>
    names.flatMap((name) => {
      const loss = run.losses.find((one) => one.name === name);
      return [loss?.last ?? null, loss?.best ?? null].map((value) =>
        value === null ? '' : String(value),
      );
    });
  return csvText([
    [...heading, ...more],
    ...runs.map((run, at) => [
      ...(rows[at] ?? []).map(harmlessUnlessNumber),
      harmless(run.note),
      run.started ?? '',
      run.ended ?? '',
      harmless(run.dataset?.path ?? ''),
      run.dataset?.fingerprint ?? '',
      harmless(run.model?.path ?? ''),
      headLoss(run.losses)?.scale_key ?? '',
      ...lossCells(run),
    ]),
  ]);
}

const harmlessUnlessNumber = (text: string): string =>
  Number.isNaN(Number(text)) ? harmless(text) : text;

const epochsText = ({ epochs_done: done, epochs_asked: asked }: RecordedRun): string =>
  done === null ? '' : asked === null ? String(done) : `${done} of ${asked}`;

function timeText({ started, ended }: RecordedRun): string {
  const seconds = secondsBetween(started, ended);
  return seconds === null ? '' : clockText(seconds);
}

/** Four digits say enough in a table. */
const numberText = (value: number | null): string =>
  value === null ? '' : String(Number(value.toPrecision(4)));

const valueText = (value: Value | undefined): string =>
  value === undefined ? '' : typeof value === 'string' ? value : formatValue(value);
