import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { syncTree } from '../../../electron/node/files/syncTree';

afterEach(() => vi.unstubAllEnvs());

describe.each([
  ['where the system flushes a whole file system', process.env.PATH],
  ['where it cannot', ''],
])('flushing a tree, %s', (_, PATH) => {
  it('takes files and folders, empty ones too, and reports a folder that is not there', async () => {
    vi.stubEnv('PATH', PATH);
    const folder = mkdtempSync(path.join(tmpdir(), 'pinnboard-sync-'));
    mkdirSync(path.join(folder, 'a/empty'), { recursive: true });
    writeFileSync(path.join(folder, 'a/file'), 'text', { mode: 0o600 });
    await expect(syncTree(folder)).resolves.toBeUndefined();
    await expect(syncTree(path.join(folder, 'missing'))).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
