/** `metrics.csv` followed while it is written. */
import { appendFileSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { MetricsFile } from '../../../electron/node/runs/metricsFile';
import { MetricsTable } from '../../../shared/runs/metrics';

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

  it('says the same however its text is cut', () => {
    const text = 'epoch,loss,step\r\n0,1,0\r\n0,,1\r\n1,0.5,2\r\n';
    fc.assert(
      fc.property(fc.array(fc.nat(text.length)), (cuts) => {
        const table = new MetricsTable();
        const places = [0, ...cuts.sort((a, b) => a - b), text.length];
        places.forEach((place, i) => {
          table.add(text.slice(place, places[i + 1] ?? place));
        });
        expect(table.progress()).toMatchObject({ rows: 3, epoch: 1, step: 2 });
        expect(table.progress().metrics).toMatchObject([{ name: 'loss', count: 2, last: 0.5 }]);
      }),
    );
  });
});
