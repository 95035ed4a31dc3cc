/** Saving a sweep's description writes what the window holds and looks at no dataset. */
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, vi } from 'vitest';
import { saveSweep } from '../../../electron/main/ipc/sweep/dialogs';
import type { AppWindow } from '../../../electron/main/window/appWindow';
import { Session } from '../../../electron/node/session/session';
import type { AppState } from '../../../electron/node/state/appState';
import { newDocument } from '../../../renderer/store/document';
import { FIXTURES } from '../../conformance/read';

const file = path.join(mkdtempSync(path.join(tmpdir(), 'pinnboard-sweep-')), 'sweep.yaml');

vi.mock('electron', () => ({
  app: { getPath: () => tmpdir() },
  dialog: { showSaveDialog: () => Promise.resolve({ canceled: false, filePath: file }) },
}));

it('saves a sweep over datasets without reading one of them', async () => {
  const session = new Session();
  const dataset = path.join(FIXTURES, 'npz/train64.npz');
  const { grant } = await session.openDataset(dataset);
  const reads = vi.spyOn(session, 'sweepBase');
  const measure = vi.fn();
  const window = { session, browser: {}, values: { measure } } as unknown as AppWindow;
  const settings = { get: () => undefined, set: () => undefined };
  const saved = await saveSweep(window, { settings } as unknown as AppState, {
    draft: { ...newDocument('adr-003').draft, dataset: grant },
    name: 'two scans',
    spec: {
      axes: [
        {
          kind: 'list',
          name: 'train_data_file',
          place: 'request',
          values: [dataset, '/nowhere.npz'],
        },
      ],
      method: { kind: 'grid' },
      leave_out: [],
    },
    scripts: {},
  });
  expect(saved).toBe(file);
  expect(readFileSync(file, 'utf8')).toContain(dataset);
  expect(reads).not.toHaveBeenCalled();
  expect(measure).not.toHaveBeenCalled();
});
