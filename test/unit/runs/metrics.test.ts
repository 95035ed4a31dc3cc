/** `metrics.csv` followed while it is written. */
import { spawn } from 'node:child_process';
import { appendFileSync, mkdtempSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { MetricsFile } from '../../../electron/node/runs/metricsFile';
import { POINTS, Thinned } from '../../../shared/runs/curve';
import { MetricsTable } from '../../../shared/runs/metrics';
import { PYTHON } from '../../python';
import { until } from '../../wait.mjs';

const WRITER = path.resolve(import.meta.dirname, '../../fixtures/metrics_writer.py');

let file = '';
let reader = new MetricsFile('');

beforeEach(() => {
  file = path.join(mkdtempSync(path.join(tmpdir(), 'pinnboard-metrics-')), 'metrics.csv');
  writeFileSync(file, 'epoch,loss_step,step\n0,5,0\n0,3,1\n');
  reader = new MetricsFile(file);
});

const loss = async () => (await reader.read())?.metrics.find(({ name }) => name === 'loss_step');

describe('a growing metrics.csv', () => {
  it('says how far it is, with last and best of each column', async () => {
    expect(await reader.read()).toEqual({
      rows: 2,
      epoch: 0,
      step: 1,
      stepsPerEpoch: null,
      metrics: [{ name: 'loss_step', count: 2, last: 3, best: 3, bestEpoch: 0 }],
    });
  });

  it('takes half a line when its end comes', async () => {
    await reader.read();
    appendFileSync(file, '1,2');
    expect(await loss()).toMatchObject({ count: 2, last: 3 });
    appendFileSync(file, '.5,2\n');
    expect(await loss()).toMatchObject({ count: 3, last: 2.5, bestEpoch: 1 });
  });

  it('stands while the file is empty, and is read anew where a column came', async () => {
    await reader.read();
    writeFileSync(file, '');
    expect(await loss()).toMatchObject({ count: 2 });
    writeFileSync(file, 'epoch,loss_epoch,loss_step,step\n0,,5,0\n0,,3,1\n0,4,,1\n');
    expect(await reader.read()).toMatchObject({
      rows: 3,
      metrics: [
        { name: 'loss_epoch', count: 1, last: 4 },
        { name: 'loss_step', count: 2, last: 3 },
      ],
    });
  });

  it('keeps NaN and infinities as what they are, and never as the best', async () => {
    appendFileSync(file, '1,nan,2\n1,inf,3\n1,-inf,4\n');
    expect(await loss()).toMatchObject({ count: 5, last: Number.NEGATIVE_INFINITY, best: 3 });
  });

  it('says nothing before its header has ended, and is an error where it is gone', async () => {
    writeFileSync(file, 'epo');
    expect(await new MetricsFile(file).read()).toBeNull();
    await expect(new MetricsFile(`${file}.gone`).read()).rejects.toThrow();
  });

  it('keeps what it said while the file is written anew, row by row', async () => {
    await reader.read();
    writeFileSync(file, 'epoch,loss_epoch,loss_step,step\n0,,5,0\n');
    expect(await loss()).toMatchObject({ count: 2, last: 3 });
    appendFileSync(file, '0,,3,1\n0,4,,1\n');
    expect(await reader.read()).toMatchObject({ rows: 3 });
  });

  it('takes a file that stays shorter for what it is, not one whose writer is held up', async () => {
    await reader.read();
    writeFileSync(file, 'epoch,loss_step,step\n0,9,0\n');
    for (let i = 0; i < 3; i += 1) expect(await loss()).toMatchObject({ count: 2, last: 3 });
    const aMinuteAgo = new Date(Date.now() - 60_000);
    utimesSync(file, aMinuteAgo, aMinuteAgo);
    expect(await loss()).toMatchObject({ count: 1, last: 9 });
  });

  it('knows the steps of an epoch when one has ended, whatever callbacks write', async () => {
    appendFileSync(file, '1,2,2\n');
    expect(await reader.read()).toMatchObject({ epoch: 1, step: 2, stepsPerEpoch: 2 });
    const table = new MetricsTable();
    table.add('epoch,loss_step,lr-Adam,step\n,,0.1,0\n0,3,,49\n0,2,,115\n,,0.1,116\n1,1,,149\n');
    expect(table.progress()).toMatchObject({ epoch: 1, step: 149, stepsPerEpoch: 116 });
  });

  it('is followed while another process writes 100 rows a second, adds columns and empties it', async () => {
    const seen: number[] = [];
    const followed = path.join(path.dirname(file), 'live.csv');
    // It waits for a word after every ten rows, so that what is between is seen on a busy machine, too.
    const writer = spawn(PYTHON, [WRITER, followed, '300', '100', '10'], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    // The last word may come when it has ended.
    writer.stdin.on('error', () => {});
    let said = '';
    writer.stdout.on('data', (chunk) => {
      said += String(chunk);
    });
    const live = new MetricsFile(followed);
    const total = await until(
      'every row was read',
      async () => {
        const now = await live.read().catch(() => null);
        const rows = now?.rows ?? 0;
        if (rows > (seen.at(-1) ?? 0)) writer.stdin.write('.');
        seen.push(rows);
        return said !== '' && now?.rows === Number(said) && now;
      },
      { every: 3 },
    );
    // Nothing that was read is taken back.
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(new Set(seen).size).toBeGreaterThan(20);
    expect(total).toMatchObject({ rows: 306, epoch: 5, step: 299, stepsPerEpoch: 50 });
    expect(total.metrics).toMatchObject([
      { name: 'loss_epoch', count: 6, last: 1701 },
      { name: 'loss_step', count: 300, last: 701, best: 701, bestEpoch: 5 },
    ]);
  });

  it('of a million rows is read once', async () => {
    const text = (loss: (step: number) => number | string) =>
      `epoch,loss_step,step\n${Array.from(
        { length: 1e6 },
        (_, step) => `${Math.floor(step / 1000)},${loss(step)},${step}`,
      ).join('\n')}\n`;
    writeFileSync(
      file,
      text((step) => step),
    );
    const first = await reader.read();
    // What was read is changed in its place: a second reading would show that.
    writeFileSync(
      file,
      text((step) => '1'.repeat(String(step).length)),
    );
    appendFileSync(file, '1000,5,1000000\n');
    const second = await reader.read();
    expect([first?.rows, second?.rows]).toEqual([1e6, 1e6 + 1]);
    const [curve] = reader.curves();
    expect(curve?.points.length).toBeLessThanOrEqual(POINTS);
    expect(curve?.points.at(-1)?.[0]).toBe(1e6);
    // Each is the mean of some thousand rows.
    for (const [step, loss] of curve?.points ?? []) expect(step - (loss ?? 0)).toBeLessThan(1e4);
  });

  it('says the same however its text is cut', () => {
    const cell = fc.oneof(
      fc.double({ noDefaultInfinity: true }).map(String),
      fc.constantFrom('', 'nan', 'inf'),
    );
    const row = fc.tuple(cell, cell).map(([one, other]) => `0,${one},${other}`);
    fc.assert(
      fc.property(
        fc.array(row, { maxLength: 1500 }),
        fc.array(fc.nat()),
        fc.boolean(),
        (rows, cuts, dos) => {
          const text = ['epoch,a,b', ...rows, ''].join(dos ? '\r\n' : '\n');
          const [whole, cut] = [new MetricsTable(), new MetricsTable()];
          whole.add(text);
          const places = [
            0,
            ...cuts.map((at) => at % (text.length + 1)).sort((a, b) => a - b),
            text.length,
          ];
          places.forEach((place, i) => {
            cut.add(text.slice(place, places[i + 1] ?? place));
          });
          expect(cut.progress()).toEqual(whole.progress());
          expect(cut.curves()).toEqual(whole.curves());
          expect(cut.progress().rows).toBe(rows.length);
        },
      ),
    );
  });
});

describe('a series for a plot', () => {
  it('has every value while there are few, and means of equally many when there are more', () => {
    const series = new Thinned();
    series.add(0, 4);
    series.add(1, 2);
    expect(series.points()).toEqual([
      [0, 4],
      [1, 2],
    ]);
    for (let step = 2; step < 4000; step += 1) series.add(step, step % 2);
    const points = series.points();
    expect(points.length).toBeGreaterThanOrEqual(POINTS / 2);
    expect(points.length).toBeLessThanOrEqual(POINTS);
    expect(points.slice(1).every(([, value]) => value === 0.5)).toBe(true);
  });

  it('has a gap where a value was not finite', () => {
    const series = new Thinned();
    for (const value of [1, Number.NaN, 3, Number.POSITIVE_INFINITY]) series.add(0, value);
    expect(series.points().map(([, value]) => value)).toEqual([1, null, 3, null]);
  });
});
