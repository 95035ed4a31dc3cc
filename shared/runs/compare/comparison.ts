/** Two to six runs side by side: the settings in which they differ, and what became of each. */
import { formatValue } from '../../values/python';
import { sameValue, type Value } from '../../values/value';
import { compareSettings } from '../record/differing';
import type { Loss, RecordedRun } from '../record/joined';
import { clockText, secondsBetween } from '../timing';
import { type LossKind, lossKinds, lossOfKind, type OneScale, oneScale } from './losses';

export const FEWEST = 2;
export const MOST = 6;

export interface Cell {
  /** '' where the run does not say. */
  readonly text: string;
  /** The same as data: losses in full, times in seconds; undefined where the run does not say. */
  readonly value?: Value | undefined;
  /** It is not what most of the runs have. */
  readonly isOdd?: boolean;
  /** The best of those that can be compared. */
  readonly isBest?: boolean;
  /** A loss of another scale. */
  readonly isOff?: boolean;
}

export interface ComparedRow {
  readonly id: string;
  readonly label: string;
  /** Of a loss: which, and the label without it. */
  readonly loss?: { readonly kind: LossKind; readonly label: string };
  readonly cells: readonly Cell[];
}

export interface Comparison {
  /** What the losses in `results` are; null where no run has any. */
  readonly loss: LossKind | null;
  readonly scale: OneScale;
  readonly settings: readonly ComparedRow[];
  /** Settings that are the same in all runs that record them. */
  readonly same: number;
  readonly results: readonly ComparedRow[];
  /** Every other kind of loss, best and last. */
  readonly more: readonly ComparedRow[];
  /** Sentences about all of it. */
  readonly notes: readonly string[];
}

/** @param kind of the loss that the runs are judged by; the one that most of them have unless it is stated */
export function compareRuns(runs: readonly RecordedRun[], kind?: LossKind): Comparison {
  const kinds = lossKinds(runs);
  const loss = kind !== undefined && kinds.includes(kind) ? kind : (kinds[0] ?? null);
  const losses = runs.map((run) => (loss === null ? null : lossOfKind(run.losses, loss)));
  const { differing, same } = compareSettings(runs);
  const scale = oneScale(losses);
  return {
    loss,
    scale,
    settings: settingRows(differing),
    same,
    results: [
      ...(loss === null ? [] : lossRows(loss, losses, scale)),
      {
        id: 'epochs',
        label: 'Epochs',
        cells: runs.map((run) => ({ text: epochsText(run), value: run.epochs_done ?? undefined })),
      },
      timeRow(runs),
      {
        id: 'state',
        label: 'State',
        cells: runs.map(({ state }) => ({ text: state, value: state })),
      },
    ].filter(({ cells }) => cells.some(({ text }) => text !== '')),
    more: kinds
      .filter((other) => other !== loss)
      .flatMap((other) => {
        const found = runs.map((run) => lossOfKind(run.losses, other));
        return lossRows(other, found, oneScale(found));
      }),
    notes: [...(scale.sentence === null ? [] : [scale.sentence]), ...datasetNote(runs)],
  };
}

interface Differing {
  readonly name: string;
  readonly values: readonly (Value | undefined)[];
}

/** The field of `section.field`. */
export const fieldOf = (name: string): string => name.slice(name.indexOf('.') + 1);

function settingRows(differing: readonly Differing[]): ComparedRow[] {
  return differing
    .filter(({ name, values }, at) => {
      // A field that several sections hold is one row where they agree.
      const first = differing.findIndex((one) => fieldOf(one.name) === fieldOf(name));
      return first === at || !sameRow(differing[first]?.values ?? [], values);
    })
    .map(({ name, values }, _at, kept) => {
      const isAmbiguous = kept.filter((one) => fieldOf(one.name) === fieldOf(name)).length > 1;
      const usual = majority(values);
      return {
        id: name,
        label: isAmbiguous ? name : fieldOf(name),
        cells: values.map((value) => ({
          text: value === undefined ? '' : valueText(value),
          value,
          isOdd: usual !== undefined && value !== undefined && !sameValue(value, usual),
        })),
      };
    });
}

/** As Python writes it; `1e9` for a round number that is long. */
export function valueText(value: Value): string {
  if (typeof value === 'string') return value;
  const isLong = typeof value === 'number' && Math.abs(value) >= 1e6;
  return isLong && Number(value.toPrecision(3)) === value
    ? value.toExponential().replace('e+', 'e')
    : formatValue(value);
}

const sameRow = (a: Differing['values'], b: Differing['values']): boolean =>
  a.every((value, at) => {
    const other = b[at];
    return value === undefined || other === undefined ? value === other : sameValue(value, other);
  });

/** What more than half of the runs have; undefined where there is no such value. */
function majority(values: Differing['values']): Value | undefined {
  const known = values.filter((value): value is Value => value !== undefined);
  return known.find(
    (value) => 2 * known.filter((other) => sameValue(value, other)).length > known.length,
  );
}

function lossRows(
  kind: LossKind,
  losses: readonly (Loss | null)[],
  { isOff }: OneScale,
): ComparedRow[] {
  const row = (label: string, of: (loss: Loss) => number | null): ComparedRow => {
    const values = losses.map((loss) => (loss === null ? null : of(loss)));
    const cells = values.map((value, at) => ({
      text: value === null ? '' : numberText(value),
      value: value ?? undefined,
      isOff: isOff[at] === true && value !== null,
    }));
    return { id: `${label} ${kind}`, label: `${label} ${kind}`, loss: { kind, label }, cells };
  };
  const best = losses.map((loss) => loss?.best ?? null);
  const least = leastOf(best.map((value, at) => (isOff[at] ? null : value)));
  const bestRow = row('Best', (loss) => loss.best);
  return [
    {
      ...bestRow,
      cells: bestRow.cells.map((cell, at) => ({
        ...cell,
        isBest: !cell.isOff && least !== null && best[at] === least,
      })),
    },
    {
      id: `epoch of ${kind}`,
      label: 'at epoch',
      loss: { kind, label: 'at epoch' },
      // Counted from 1, as epochs are in the window.
      cells: losses.map((loss) => {
        const epoch = loss?.best_epoch ?? null;
        return epoch === null ? { text: '' } : { text: String(epoch + 1), value: epoch + 1 };
      }),
    },
    row('Last', (loss) => loss.last),
  ];
}

/** The least of at least two numbers; null where there are fewer. */
function leastOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length > 1 ? Math.min(...known) : null;
}

function timeRow(runs: readonly RecordedRun[]): ComparedRow {
  const seconds = runs.map(({ started, ended }) => secondsBetween(started, ended));
  const least = leastOf(
    seconds.map((value, at) => (runs[at]?.state === 'finished' ? value : null)),
  );
  return {
    id: 'time',
    label: 'Time',
    cells: seconds.map((value, at) => ({
      text: value === null ? '' : clockText(value),
      value: value ?? undefined,
      isBest: least !== null && value === least && runs[at]?.state === 'finished',
    })),
  };
}

const epochsText = ({ epochs_done: done, epochs_asked: asked }: RecordedRun): string =>
  done === null ? '' : asked === null || asked === done ? String(done) : `${done} of ${asked}`;

function datasetNote(runs: readonly RecordedRun[]): string[] {
  const trained = runs.filter(({ workflow }) => workflow !== 'inference');
  const data = trained.flatMap(({ dataset }) =>
    dataset === null ? [] : [dataset.fingerprint ?? dataset.path],
  );
  return new Set(data).size > 1
    ? ['The runs name different datasets: a lower loss may be that of an easier one.']
    : [];
}

/** Four digits. */
const numberText = (value: number): string => {
  const short = Number(value.toPrecision(4));
  return Math.abs(short) >= 1e6 || (short !== 0 && Math.abs(short) < 1e-3)
    ? short.toExponential().replace('e+', 'e')
    : String(short);
};
