/** The window with the real PtychoPINN: a training is started from its sheet, followed while it goes on, and ends. */
import { copyFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ElectronApplication, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleIfStale } from '../../build/bundle.mjs';
import { resolveElectron } from '../../build/electron/resolve.mjs';
import { RunReader } from '../../electron/node/runs/readRun';
import { requestFileText } from '../../shared/formats/requestFile';
import { answerOpenDialog, launchPinnboard } from '../e2e/launch';
import { until } from '../wait.mjs';
import { interpreterFor, recorded, runFolder, workFolder } from './kit/program';
import { training } from './kit/requests';
import { ALL, PATIENCE, RUN_TARGETS, type RunTarget } from './kit/settings';

const work = workFolder('window');
const RESOURCES = path.resolve(import.meta.dirname, '../../electron/resources');
const EPOCHS = 12;

const apps: ElectronApplication[] = [];
beforeAll(async () => {
  if (!ALL) return;
  await bundleIfStale();
  process.env.PINNBOARD_ELECTRON = resolveElectron().executable;
});
afterAll(() => Promise.all(apps.map((app) => app.close().catch(() => {}))));

/** A saved request for the bundled example, beside it. */
function savedRequest(target: RunTarget): string {
  const folder = runFolder(work, target);
  copyFileSync(path.join(RESOURCES, 'example.npz'), path.join(folder, 'example.npz'));
  const file = path.join(folder, 'example.json');
  const request = training({ gridsize: 2, max_epochs: EPOCHS }, {}, target);
  writeFileSync(file, requestFileText({ ...request, train_data_file: 'example.npz' }));
  return file;
}

/** What the panel of the run says, each time that it says something else, until the run has ended. */
async function followed(page: Page): Promise<string[]> {
  const panel = page.getByRole('region', { name: 'Selected run' });
  const state = page.getByRole('grid', { name: 'Runs' }).locator('[data-run]');
  const said: string[] = [];
  await until(
    'the run has ended',
    async () => {
      const text = await panel.innerText();
      if (text !== said.at(-1)) said.push(text);
      return /\b(finished|crashed|stopped)\b/.test(await state.innerText()) ? true : null;
    },
    { patience: PATIENCE },
  );
  return said;
}

async function trainFromWindow(target: RunTarget): Promise<void> {
  const file = savedRequest(target);
  const { app, page } = await launchPinnboard({ args: [file], target });
  apps.push(app);
  await page.getByRole('button', { name: /^Run it/ }).click();
  const sheet = page.getByRole('dialog', { name: 'Run it' });
  await answerOpenDialog(app, interpreterFor(target));
  await sheet.getByRole('button', { name: 'Choose Python…' }).click();
  const start = sheet.locator('button:not([aria-disabled="true"])', {
    hasText: 'Start without verifying',
  });
  await start.click({ timeout: PATIENCE });
  await sheet.waitFor({ state: 'hidden', timeout: PATIENCE });
  await page.keyboard.press('Control+4');
  const said = await followed(page);
  const runs = path.join(path.dirname(file), 'runs');
  const [run = ''] = readdirSync(runs).map((name) => path.join(runs, name));
  const now = await new RunReader(run).read();
  expect(now.state, said.at(-1)).toBe('finished');
  // It was seen while it went on: more than one epoch, and the learning rate and loss of the last.
  const epochs = said.map((text) => /Epoch\s*(\d+)/i.exec(text)?.[1]).filter(Boolean);
  expect(new Set(epochs).size, said.join('\n—\n')).toBeGreaterThan(2);
  expect(now.progress?.epoch).toBe(EPOCHS - 1);
  expect(recorded(path.join(run, 'out')).bundle).not.toBeNull();
}

describe.each(RUN_TARGETS)('the window with %s', (target) => {
  it.runIf(ALL)('trains the example, followed to its end', () => trainFromWindow(target));
});
