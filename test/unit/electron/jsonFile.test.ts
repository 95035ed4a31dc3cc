import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { JsonFile } from '../../../electron/node/state/jsonFile';
import { unwritten } from '../../../electron/node/state/pending';

it('who quits can wait for what is not on the disk yet', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'pinnboard-json-'));
  const [one, other] = ['one.json', 'other.json'].map(
    (name) => new JsonFile(path.join(folder, name), { schema: z.number(), version: 1 }),
  );
  expect(unwritten()).toBeNull();
  for (let value = 0; value < 20; value++) void one?.write(value);
  void other?.write(7);
  await unwritten();
  expect(readFileSync(path.join(folder, 'one.json'), 'utf8')).toBe('19');
  expect(readFileSync(path.join(folder, 'other.json'), 'utf8')).toBe('7');
  expect(unwritten()).toBeNull();
});
