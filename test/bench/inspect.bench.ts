/** Reading a dataset's facts beside the usual way: inflate the whole archive with fflate, decode it with npyjs. */
import { readFile } from 'node:fs/promises';
import { unzipSync } from 'fflate';
import { load } from 'npyjs';
import { bench, describe } from 'vitest';
import { readDataset } from '../../electron/node/dataset/read';
import { FIXTURES } from '../conformance/read';

describe('facts of train256.npz (1.1 MB, deflated)', () => {
  const file = `${FIXTURES}npz/train256.npz`;

  bench('pinnboard: zip directory and headers', async () => {
    const reading = await readDataset(file);
    if (reading.status !== 'ok') throw new Error(reading.problem);
  });

  bench('fflate + npyjs: the whole file', async () => {
    const members = Object.values(unzipSync(await readFile(file)));
    for (const bytes of members) await load(bytes);
  });
});
