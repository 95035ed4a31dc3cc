/** Runs side by side: recorded ones, and losses of several scales, of which none is called best. */
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { recordedRuns } from '../../../../electron/node/runs/recordedRuns';
import { type Comparison, compareRuns } from '../../../../shared/runs/compare/comparison';
import { lossKind, oneScale } from '../../../../shared/runs/compare/losses';
import { comparisonTsv } from '../../../../shared/runs/compare/table';
import type { Loss, RecordedRun } from '../../../../shared/runs/record/joined';
import { scaleKey } from '../../../../shared/runs/record/scale';
import { clockText } from '../../../../shared/runs/timing';

let recorded: readonly RecordedRun[];
beforeAll(async () => {
  const found = await recordedRuns(path.join(import.meta.dirname, '../../../runs'), {
    recover: false,
  });
  recorded = found.runs;
});

const runs = (...names: readonly string[]): RecordedRun[] =>
  names.map((name) => {
    const run = recorded.find(({ folder }) => folder.startsWith(`${name}/`));
    if (!run) throw new Error(`${name} was not found`);
    return run;
  });

const rowOf = ({ settings, results, more }: Comparison, label: string) => {
  const row = [...settings, ...results, ...more].find((one) => one.label === label);
  if (!row) throw new Error(`There is no row ${label}`);
  return row;
};

describe('of recorded runs', () => {
  it('the settings that differ are rows, with the one that is unlike most', () => {
    const comparison = compareRuns(
      runs('native-finished', 'native-tensorboard', 'pinnboard-script'),
    );
    const { cells } = rowOf(comparison, 'nphotons');
    expect(cells.map(({ value, isOdd }) => [value, isOdd])).toEqual([
      [1e9, false],
      [1e9, false],
      [244_000, true],
    ]);
    expect(comparison.settings.map(({ label }) => label)).not.toContain('N');
    expect(comparison.same).toBeGreaterThan(100);
  });

  it('of two values neither is the odd one', () => {
    const { cells } = rowOf(compareRuns(runs('native-finished', 'native-killed')), 'epochs');
    expect(cells.map(({ isOdd }) => isOdd)).toEqual([false, false]);
  });

  it('the best loss of one scale is best, and a better one of another scale is marked', () => {
    const comparison = compareRuns(
      runs('native-finished', 'native-tensorboard', 'pinnboard-script'),
    );
    const { cells } = rowOf(comparison, 'Best validation loss');
    expect(cells.map(({ isBest, isOff }) => [isBest, isOff])).toEqual([
      [false, false],
      [true, false],
      [false, true],
    ]);
    expect(cells[2]?.value).toBeLessThan(Number(cells[1]?.value));
    expect(comparison.notes[0]).toBe(
      '* Another loss scale: `nphotons` differs. Compare these curves in shape only.',
    );
  });

  it('what a run did not log is empty, and what no run has is no row', () => {
    const comparison = compareRuns(runs('native-no-test-data', 'native-finished'));
    expect(comparison.loss).toBe('training loss');
    expect(rowOf(comparison, 'Best validation loss').cells[0]?.text).toBe('');
    const inference = compareRuns(runs('inference-native', 'inference-native'));
    expect(inference.loss).toBeNull();
    expect(inference.results.map(({ label }) => label)).toEqual(['State']);
  });

  it('the loss that is asked for is judged by', () => {
    const two = runs('native-finished', 'native-killed');
    expect(compareRuns(two, 'training loss of each step').results[0]?.label).toBe(
      'Best training loss of each step',
    );
    expect(compareRuns(two, 'no such loss').loss).toBe('validation loss');
  });

  it('are copied as a table with the notes', () => {
    const comparison = compareRuns(runs('native-finished', 'pinnboard-script'));
    const lines = comparisonTsv(comparison, ['a', '=HYPERLINK("b")']).split('\n');
    expect(lines[0]).toBe('\ta\t\'=HYPERLINK("b")');
    expect(lines).toContain('nphotons\t1e9\t244000');
    expect(lines).toContain('Best validation loss\t4.82e10\t9.573e6 *');
    expect(lines.find((line) => line.startsWith('* '))).toContain('nphotons differs');
  });
});

describe('losses', () => {
  const loss = (name: string, best: number | null, data: object | null): Loss => ({
    name,
    last: best,
    best,
    best_epoch: null,
    scale_key: scaleKey(
      name,
      data === null ? {} : { data_config: { N: 64, grid_size: [2, 2], nphotons: 1e9, ...data } },
      false,
    ),
  });

  it('of two scales have no best one, whichever run they are of', () => {
    const losses = [
      loss('poisson_val_loss', 2, {}),
      loss('poisson_val_loss', 1, { nphotons: 1e5 }),
    ];
    const made = losses.map(
      (one): RecordedRun => ({ ...(runs('native-finished')[0] as RecordedRun), losses: [one] }),
    );
    for (const order of [made, [...made].reverse()]) {
      const { results } = compareRuns(order);
      expect(results.flatMap(({ cells }) => cells.filter(({ isBest }) => isBest))).toEqual([]);
      expect(results[0]?.cells.map(({ isOff }) => isOff)).toEqual([false, true]);
    }
  });

  it('of another function, grid or pattern size are off the scale, and the sentence says which', () => {
    const usual = loss('poisson_val_loss', 1, {});
    const others = [
      [loss('mae_val_loss', 1, {}), /the loss function differs/],
      [loss('poisson_val_loss', 1, { grid_size: [1, 1] }), /`grid_size` differs/],
      [loss('poisson_val_loss', 1, { N: 128 }), /`N` differs/],
      [loss('poisson_val_loss', 1, { N: 128, nphotons: 1 }), /`nphotons` and `N` differ\./],
      [loss('poisson_val_loss', 1, null), /settings that scale this loss are not known/],
    ] as const;
    for (const [other, sentence] of others) {
      const { isOff, sentence: said } = oneScale([usual, other, usual]);
      expect(isOff).toEqual([false, true, false]);
      expect(said).toMatch(sentence);
    }
  });

  it('whose scale is not known are never compared', () => {
    const unknown = loss('poisson_val_loss', 1, null);
    expect(oneScale([unknown, unknown]).isOff).toEqual([true, true]);
    expect(oneScale([null, null])).toEqual({ isOff: [false, false], sentence: null });
  });

  it('are of one kind by what they are of, not by their function', () => {
    expect(lossKind('poisson_val_loss')).toBe(lossKind('mae_val_loss'));
    expect(lossKind('mae_train_Amp_Phase_loss_epoch')).toBe('training loss with amp and phase');
    expect(lossKind('poisson_train_loss_step')).toBe('training loss of each step');
    expect(lossKind('learning_rate')).toBe('learning_rate');
  });
});

it('times are minutes and seconds', () => {
  expect([4.4, 544, 4144].map(clockText)).toEqual(['0:04', '9:04', '1:09:04']);
});
