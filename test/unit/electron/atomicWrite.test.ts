import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeFileAtomic } from '../../../electron/node/files/atomicWrite';

const folder = () => mkdtempSync(path.join(tmpdir(), 'pinnboard-write-'));

describe('writeFileAtomic', () => {
  it('writes, replaces, and leaves no other file', async () => {
    const at = folder();
    const file = path.join(at, 'a.json');
    await writeFileAtomic(file, 'one');
    await writeFileAtomic(file, 'zwei µ');
    expect(readFileSync(file, 'utf8')).toBe('zwei µ');
    expect(readdirSync(at)).toEqual(['a.json']);
  });

  it('says what is wrong with the place', async () => {
    const at = folder();
    mkdirSync(path.join(at, 'sub'));
    writeFileSync(path.join(at, 'file'), '');
    await expect(writeFileAtomic(path.join(at, 'no/a.json'), '')).rejects.toThrow(
      'the folder does not exist',
    );
    await expect(writeFileAtomic(path.join(at, 'sub'), '')).rejects.toThrow(
      'a folder of that name exists',
    );
    await expect(writeFileAtomic(path.join(at, 'file/a.json'), '')).rejects.toThrow(
      'is a file, not a folder',
    );
  });

  it.skipIf(process.getuid?.() === 0)(
    'says that it may not write, and keeps what was there',
    async () => {
      const at = folder();
      writeFileSync(path.join(at, 'a.json'), 'old');
      chmodSync(at, 0o500);
      await expect(writeFileAtomic(path.join(at, 'a.json'), 'new')).rejects.toThrow(
        'no permission',
      );
      expect(readFileSync(path.join(at, 'a.json'), 'utf8')).toBe('old');
    },
  );

  it('is never seen half-written', async () => {
    const file = path.join(folder(), 'a.json');
    const texts = ['a', 'b', 'c'].map((c) => c.repeat(200_000));
    await writeFileAtomic(file, texts[0] ?? '');
    let writing = true;
    const seen = new Set<string>();
    const writes = (async () => {
      for (let i = 0; i < 30; i += 1) await writeFileAtomic(file, texts[i % 3] ?? '');
    })().finally(() => {
      writing = false;
    });
    while (writing) {
      const text = readFileSync(file, 'utf8');
      expect(texts).toContain(text);
      seen.add(text);
      await new Promise((resolve) => setImmediate(resolve));
    }
    await writes;
    expect(seen.size).toBeGreaterThan(1);
  });
});
