/** What a list shows of many runs: names that stay apart, settings that differ, datasets, curves. */
import { describe, expect, it } from 'vitest';
import { shownDatasets } from '../../../../shared/runs/list/datasets';
import { shortenedNames } from '../../../../shared/runs/list/names';
import { askedColumn, differingColumns, settingOf } from '../../../../shared/runs/list/settings';
import { compareSettings } from '../../../../shared/runs/record/differing';
import { sparkline } from '../../../../shared/runs/record/sparkline';

describe('names', () => {
  it('that fit are as they are', () => {
    expect(shortenedNames(['gs2_n512', 'gs1'], 20)).toEqual(['gs2_n512', 'gs1']);
  });

  it('are shortened in the middle, and keep the words in which they differ', () => {
    const long = 'run1084_gs2_a_long_name_of_a_scan_second_attempt_with_probe';
    const short = shortenedNames([`${long}_A`, `${long}_B`, 'run1084_gs1'], 30);
    expect(short[0]).toMatch(/^run1084_gs2_.*…with_probe_A$/);
    expect(short[1]).toMatch(/^run1084_gs2_.*…with_probe_B$/);
    expect(short[2]).toBe('run1084_gs1');
    for (const name of short) expect(name.length).toBeLessThanOrEqual(30);
  });

  it('keep a difference in the middle', () => {
    const name = (lr: string) =>
      `beamtime_2026_november_sample_12_lr${lr}_batch_size_8_second_series_final`;
    const short = shortenedNames([name('1e-3'), name('3e-4'), name('1e-5')], 36);
    expect(new Set(short).size).toBe(3);
    expect(short[1]).toContain('lr3e-4');
  });

  it('of one word are left to the table', () => {
    expect(shortenedNames(['x'.repeat(50)], 20)).toEqual(['x'.repeat(50)]);
  });
});

const run = (training: { readonly [name: string]: number | string }, data = {}) => ({
  settings: { training_config: training, data_config: { N: 64, ...data } },
});

/** Runs as the index lists them. */
function listed(...runs: { settings: object }[]) {
  const recorded = runs.map(({ settings }) => ({ settings }));
  const { differing, common, partial } = compareSettings(recorded);
  const names = [...differing, ...partial];
  return {
    common,
    names: differing.map(({ name }) => name),
    rows: recorded.map(({ settings }, at) => ({
      isRecorded: Object.keys(settings).length > 0,
      settings: Object.fromEntries(
        names.flatMap(({ name, values }) => (values[at] === undefined ? [] : [[name, values[at]]])),
      ),
    })),
  };
}

describe('settings', () => {
  const { rows, names, common } = listed(
    run({
      epochs: 50,
      batch_size: 8,
      learning_rate: 1e-3,
      train_data_file: '/a.npz',
      notes: '/x/1',
    }),
    run({
      epochs: 50,
      batch_size: 16,
      learning_rate: 3e-4,
      train_data_file: '/b.npz',
      notes: '/x/2',
    }),
    run({
      epochs: 50,
      batch_size: 32,
      learning_rate: 3e-4,
      train_data_file: '/c.npz',
      notes: '/x/3',
    }),
    run({
      epochs: 50,
      batch_size: 64,
      learning_rate: 3e-4,
      train_data_file: '/d.npz',
      notes: '/x/4',
    }),
    { settings: {} },
  );

  it('that differ are a column each, the one that varies most first, paths last', () => {
    expect(differingColumns(rows, names)).toEqual([
      { name: 'training_config.batch_size', label: 'batch_size', usual: null },
      { name: 'training_config.learning_rate', label: 'learning_rate', usual: '0.0003' },
      { name: 'training_config.notes', label: 'notes', usual: null },
    ]);
  });

  it('are found anew for fewer runs', () => {
    const some = differingColumns(rows.slice(1), names).map(({ label }) => label);
    expect(some).toEqual(['batch_size', 'notes']);
    expect(differingColumns(rows.slice(0, 1), names)).toEqual([]);
  });

  it('that are the same are known of each run that recorded any', () => {
    expect(common).toMatchObject({ 'data_config.N': 64, 'training_config.epochs': 50 });
    const values = rows.map((one) => settingOf(one, 'training_config.epochs', common));
    expect(values).toEqual([50, 50, 50, 50, undefined]);
    expect(askedColumn(rows, 'data_config.N', common)).toEqual({
      ...{ name: 'data_config.N', label: 'N', usual: null },
    });
  });

  it('that some runs do not have are said of the others alone', () => {
    const two = listed(run({ epochs: 5 }, { added: true }), run({ epochs: 5 }));
    expect(two.names).toEqual([]);
    const values = two.rows.map((one) => settingOf(one, 'data_config.added', two.common));
    expect(values).toEqual([true, undefined]);
  });

  it('that are None are known, in a run that differs in them', () => {
    const two = listed(run({}, { probe_mask: null }), run({}, { probe_mask: true }));
    const values = two.rows.map((one) => settingOf(one, 'data_config.probe_mask', two.common));
    expect(values).toEqual([null, true]);
  });

  it('of one name in two sections are one column where they agree, else two', () => {
    const both = (one: number, other: number) => ({
      settings: { training_config: { batch_size: one }, inference_config: { batch_size: other } },
    });
    const labels = (...all: { settings: object }[]) => {
      const found = listed(...all);
      return differingColumns(found.rows, found.names).map(({ label }) => label);
    };
    expect(labels(both(4, 4), both(8, 8))).toEqual(['batch_size']);
    expect(labels(both(4, 5), both(8, 9), both(8, 5)).sort()).toEqual([
      'inference.batch_size',
      'training.batch_size',
    ]);
  });
});

describe('datasets', () => {
  const print = (first: string) => `sha256:${first.padEnd(64, '0')}`;

  it('are one by their fingerprint, wherever the file was', () => {
    const [one, other, none] = shownDatasets([
      { path: '/new/place/scan.npz', fingerprint: print('9c41') },
      { path: '/old/first.npz', fingerprint: print('9c41') },
      null,
    ]);
    expect(other?.key).toBe(one?.key);
    expect(other?.label).toBe('scan.npz');
    expect(other?.help).toBe('/old/first.npz, SHA-256 9c410000…');
    expect(none).toBeNull();
  });

  it('of one name are told apart by fingerprint or folder', () => {
    const labels = shownDatasets([
      { path: '/a/scan.npz', fingerprint: print('9c41') },
      { path: '/a/scan.npz', fingerprint: print('77aa') },
      { path: '/b/scan.npz', fingerprint: null },
    ]).map((one) => one?.label);
    expect(labels).toEqual(['scan.npz 9c41', 'scan.npz 77aa', 'b/scan.npz']);
  });
});

describe('the small curve of a loss', () => {
  const curve = (...values: (number | null)[]) => [
    { name: 'loss', points: values.map((value, at) => [at, value] as const) },
  ];

  it('is a shape between the least and the greatest value, over a log scale', () => {
    expect(sparkline(curve(100, 10, 1), 'loss')).toEqual({ loss: 'loss', heights: [100, 50, 0] });
    expect(sparkline(curve(1, 0, -1), 'loss')?.heights).toEqual([100, 50, 0]);
    expect(sparkline(curve(5), 'loss')?.heights).toEqual([50]);
  });

  it('has gaps where a value is not finite, and is none without any', () => {
    expect(sparkline(curve(100, null, 1), 'loss')?.heights).toEqual([100, null, 0]);
    expect(sparkline(curve(null, null), 'loss')).toBeNull();
    expect(sparkline(curve(1), 'other')).toBeNull();
  });

  it('of a long run has few places, the first and the last value among them', () => {
    const heights =
      sparkline(curve(...Array.from({ length: 500 }, (_, at) => 500 - at)), 'loss')?.heights ?? [];
    expect(heights).toHaveLength(32);
    expect([heights[0], heights.at(-1)]).toEqual([100, 0]);
  });
});
