import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeLoader } from '../../../electron/node/session/loader';
import { LOADER } from '../../../shared/exporters/loader';

const folder = () => mkdtempSync(path.join(tmpdir(), 'pinnboard-loader-'));
const never = () => Promise.reject(new Error('nobody is to be asked'));

describe('the loader beside a script', () => {
  it('is written where there is none, and left when it is the same', async () => {
    const at = folder();
    expect(await writeLoader('new', at, never)).toBe('written');
    expect(readFileSync(path.join(at, LOADER), 'utf8')).toBe('new');
    expect(await writeLoader('new', at, never)).toBe('there already');
  });

  it('takes the place of another only when the user says so', async () => {
    const at = folder();
    const file = path.join(at, LOADER);
    writeFileSync(file, 'theirs');
    expect(await writeLoader('new', at, () => Promise.resolve(false))).toBe('left alone');
    expect(readFileSync(file, 'utf8')).toBe('theirs');
    expect(await writeLoader('new', at, () => Promise.resolve(true))).toBe('written');
    expect(readFileSync(file, 'utf8')).toBe('new');
  });
});
