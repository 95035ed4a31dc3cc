/** Files of a run that were made to take all memory, or to be read for something else. */
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { recordedRuns } from '../../../electron/node/runs/recordedRuns';
import { MetricsTable } from '../../../shared/runs/metrics';
import type { RecordedRun } from '../../../shared/runs/record/joined';
import { zip } from '../dataset/npzBuilder';
import { endRecords, records } from '../dataset/zip64Builder';

const KILLED = path.join(import.meta.dirname, '../../runs/native-killed/run');
const LIGHTNING = path.join(import.meta.dirname, '../../runs/train-lightning-only/run');

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'pinnboard-hostile-'));
});
afterEach(() => rmSync(dir, { recursive: true }));
const at = (...names: string[]) => path.join(dir, ...names);

async function only(): Promise<RecordedRun> {
  const { runs } = await recordedRuns(dir);
  const [run, ...others] = runs;
  if (!run || others.length > 0) throw new Error(`${others.length + 1} runs`);
  return run;
}

test('a table of a million columns is not read, and the rest is', async () => {
  cpSync(KILLED, at('run'), { recursive: true });
  const names = Array.from({ length: 1_000_000 }, (_, column) => `loss${column}`).join(',');
  writeFileSync(at('run/lightning_logs/version_0/metrics.csv'), `epoch,${names}\n0,1\n`);
  const run = await only();
  expect(run.losses.length).toBeLessThan(200);
  expect(run.settings.model_config).toMatchObject({ architecture: 'ffno' });
});

test('a line without an end is given up, and what was read before it stays', () => {
  const table = new MetricsTable();
  table.add('epoch,a_loss,step\n0,2.5,0\n');
  for (let piece = 0; piece < 8; piece += 1) table.add('1,'.repeat(500_000));
  table.add('\n1,0.5,1\n');
  const { rows, metrics } = table.progress();
  expect([rows, metrics[0]?.last]).toEqual([1, 2.5]);
});

test('losses that are no numbers are the last ones, and never the best', async () => {
  cpSync(KILLED, at('run'), { recursive: true });
  const rows = [
    'epoch,poisson_train_loss_epoch,step',
    '0,4.5,2',
    '1,-inf,5',
    '2,inf,8',
    '3,nan,11',
  ];
  writeFileSync(at('run/lightning_logs/version_0/metrics.csv'), `${rows.join('\n')}\n4,1e-3`);
  const run = await only();
  expect(run.losses[0]).toMatchObject({ last: null, best: 4.5, best_epoch: 0 });
  expect(run.evidence).toContain('The last poisson_train_loss_epoch is NaN.');
  expect(run.epochs_done).toBe(4);
});

test('an event of 4 GB whose length has the right checksum is not read, and what is before it is', async () => {
  cpSync(LIGHTNING, at('run'), { recursive: true });
  const experiment = at('run/Synthetic_Runs');
  const folder = path.join(experiment, readdirSync(experiment)[0] ?? '');
  const name = readdirSync(folder).find((one) => one.startsWith('events')) ?? '';
  // 0xfffffff0 and its masked CRC-32C, as TFRecord frames begin.
  const frame = Buffer.alloc(12);
  frame.writeBigUInt64LE(0xffff_fff0n, 0);
  frame.writeUInt32LE(maskedCrc(frame.subarray(0, 8)), 8);
  const file = path.join(folder, name);
  rmSync(path.join(folder, 'metrics.csv'));
  const before = (await only()).losses;
  writeFileSync(file, Buffer.concat([readFileSync(file), frame]));
  const run = await only();
  expect(run.losses).toEqual(before);
  expect(before.length).toBeGreaterThan(0);
  expect(run.not_read.map(({ code }) => code)).toEqual(['events-too-large']);
});

/** CRC-32C bit by bit, rotated, with the constant of TFRecord. */
function maskedCrc(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0x82f63b78 : crc >>> 1;
  }
  crc = ~crc >>> 0;
  return (((crc >>> 15) | (crc << 17)) + 0xa282ead8) >>> 0;
}

test('a checkpoint whose settings inflate to 64 MB is not read, nor one whose zip64 fields lie', async () => {
  cpSync(KILLED, at('run'), { recursive: true });
  rmSync(at('run/lightning_logs/version_0/hparams.yaml'));
  const checkpoints = at('run/checkpoints');
  rmSync(checkpoints, { recursive: true });
  mkdirSync(checkpoints);
  const bomb = zip([{ name: 'a/data.pkl', data: Buffer.alloc(64 * 1024 * 1024), method: 8 }]);
  writeFileSync(path.join(checkpoints, 'bomb.ckpt'), bomb);
  for (const [name, size, offset] of [
    ['beyond.ckpt', 2 ** 50, 0],
    ['outside.ckpt', 100, 2 ** 52],
  ] as const) {
    const { local, central } = records({
      name: 'a/data.pkl',
      at: offset,
      header: Buffer.alloc(0),
      size,
    });
    const end = endRecords(1, central.length, BigInt(local.length));
    writeFileSync(path.join(checkpoints, name), Buffer.concat([local, central, end]));
  }
  const run = await only();
  expect(run.not_read.map(({ file }) => path.basename(file)).sort()).toEqual([
    'beyond.ckpt',
    'bomb.ckpt',
    'outside.ckpt',
  ]);
  for (const { code, problem } of run.not_read) {
    expect(code).toMatch(/^(?:member|checkpoint|zip)/);
    expect(problem.length).toBeGreaterThan(20);
  }
  expect(run.losses).toHaveLength(3);
});
