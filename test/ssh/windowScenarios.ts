/** The window with another machine, behind a real sshd: its sheet starts a run there, its view follows and fetches it. */
import assert from 'node:assert/strict';
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { bundleIfStale } from '../../build/bundle.mjs';
import { resolveElectron } from '../../build/electron/resolve.mjs';
import { ensureSystem } from '../../build/system.mjs';
import { hostText, THIS_MACHINE } from '../../shared/hosts/host';
import { launchPinnboard } from '../e2e/launch';
import { PYTHON } from '../python';
import { NPZ } from '../unit/cli/run';
import { until } from '../wait.mjs';
import type { Scenario } from './scenarios';

const TARGET = 'ptychopinn-2026.07';
const STUB = path.resolve('test/fixtures/stub_training.py');
/** Each wait ends with what it waits for; a host may take long to answer. */
const LONG = { timeout: 90_000 };

/** A Python on that machine: the loader's place is taken by a program that waits for a file `go`. */
function pythonThere(folder: string): string {
  const python = path.join(folder, 'python');
  mkdirSync(folder);
  writeFileSync(
    path.join(folder, 'sitecustomize.py'),
    'import os, sys\nsys.executable = os.environ["PINNBOARD_STAND_IN"]\n',
  );
  writeFileSync(
    python,
    `#!/bin/sh
export PINNBOARD_STUB=slow PINNBOARD_STAND_IN="$0" PYTHONPATH="$(dirname "$0")"
case "$1" in pinnboard_payload.py) exec '${PYTHON}' '${STUB}' ;; esac
exec '${PYTHON}' "$@"
`,
  );
  chmodSync(python, 0o755);
  return python;
}

export const WINDOW_SCENARIOS: Readonly<Record<string, Scenario>> = {
  'from the window, a run is started, followed and fetched': async ({ here, there }) => {
    ensureSystem('test');
    await bundleIfStale();
    process.env.PINNBOARD_ELECTRON = resolveElectron().executable;
    const file = path.join(here, 'first.json');
    writeFileSync(path.join(here, 'scan.npz'), readFileSync(path.join(NPZ, 'train64.npz')));
    writeFileSync(
      file,
      JSON.stringify({
        ...{ format: 'pinnboard.request', version: 1, target: TARGET, workflow: 'training' },
        ...{ train_data_file: 'scan.npz', output_dir: 'out', execution: null },
        overrides: { n_groups: 8, nphotons: 1e9 },
      }),
    );
    const userDataDir = path.join(here, 'settings');
    const hosts = path.join(userDataDir, 'pinnboard/hosts');
    mkdirSync(hosts, { recursive: true });
    writeFileSync(
      path.join(hosts, 'cluster.yaml'),
      hostText({
        ...THIS_MACHINE,
        name: 'Workstation',
        reach: { kind: 'ssh', destination: 'cluster' },
        python: pythonThere(path.join(there, 'a python')),
        paths: [{ here, there: here }],
        runs: path.join(there, 'runs of "all"'),
      }),
    );
    const { app, page } = await launchPinnboard({ args: [file], userDataDir, target: TARGET });
    try {
      await page.keyboard.press('Control+Enter');
      const sheet = page.getByRole('dialog', { name: 'Run it' });
      await sheet.locator('label', { hasText: 'Workstation' }).click();
      await sheet
        .locator('button:not([aria-disabled="true"])', { hasText: 'Start without verifying' })
        .click(LONG);
      await sheet.waitFor({ state: 'hidden', ...LONG });
      await page.keyboard.press('Control+4');
      const panel = page.getByRole('region', { name: 'Selected run' });
      await panel.getByText('running').first().waitFor(LONG);
      const [name = ''] = await readdir(path.join(there, 'runs of "all"'));
      const run = path.join(there, 'runs of "all"', name);
      const metrics = path.join(run, 'out/lightning_logs/version_0/metrics.csv');
      await until('the first metrics there', async () => existsSync(metrics));
      appendFileSync(metrics, '4,0.25,40\n');
      const row = page.getByRole('grid', { name: 'Runs' }).locator('[data-run]');
      await row.getByText('0.25').first().waitFor(LONG);
      writeFileSync(path.join(run, 'go'), '');
      await row.getByText('finished').first().waitFor(LONG);
      await panel.getByRole('button', { name: 'Fetch results…' }).click();
      await page.getByRole('menuitem', { name: 'Everything' }).click();
      await page
        .getByText(/Fetched and verified \d+ files? of/)
        .first()
        .waitFor(LONG);
      const fetched = path.join(here, 'runs', name, 'out/wts.h5.zip');
      assert.equal(readFileSync(fetched, 'utf8'), 'weights');
    } finally {
      await app.close();
    }
  },
};
