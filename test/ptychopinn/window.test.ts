/**
 * The window with the real PtychoPINN: a training is started from its sheet, followed while it goes on, and ends; the same from
 * a file of another program on, which is prepared first.
 */
import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ElectronApplication, Locator, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleIfStale } from '../../build/bundle.mjs';
import { resolveElectron } from '../../build/electron/resolve.mjs';
import { RunReader } from '../../electron/node/runs/readRun';
import { requestFileText } from '../../shared/formats/requestFile';
import { answerOpenDialog, answerSaveDialog, launchPinnboard } from '../e2e/launch';
import { FOREIGN } from '../unit/prepare/prepared';
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

const FEW_EPOCHS = 3;
/** What a prepared dataset still needs for a small training, and how long that takes. */
const TYPED = { n_groups: '12', batch_size: '4', max_epochs: String(FEW_EPOCHS) };

const button = (of: Locator, name: string | RegExp) => of.getByRole('button', { name });
const usable = (of: Locator, name: string | RegExp) =>
  of.locator('button:not([aria-disabled="true"])', { hasText: name });

/** Opens a tike file, and makes a dataset of it in the sheet. Returns its path. */
async function prepareTike(app: ElectronApplication, page: Page, folder: string): Promise<string> {
  copyFileSync(path.join(FOREIGN, 'tike.npz'), path.join(folder, 'tike.npz'));
  await answerOpenDialog(app, path.join(folder, 'tike.npz'));
  await button(page.locator('body'), 'Prepare dataset…').click();
  const sheet = page.getByRole('dialog', { name: 'Prepare dataset' });
  await button(sheet, 'Recognised: tike').waitFor({ timeout: PATIENCE });
  const prepared = path.join(folder, 'siemens.npz');
  await answerSaveDialog(app, prepared);
  await usable(sheet, 'Write and open').click({ timeout: PATIENCE });
  await sheet.waitFor({ state: 'hidden', timeout: PATIENCE });
  return prepared;
}

/** Chooses the installed Python, verifies with its factory and starts; the folder of runs is asked for. */
async function verifyAndStart(
  app: ElectronApplication,
  page: Page,
  target: RunTarget,
  runs: string,
): Promise<void> {
  await button(page.locator('body'), /^Run it/).click();
  const sheet = page.getByRole('dialog', { name: 'Run it' });
  await answerOpenDialog(app, interpreterFor(target));
  await button(sheet, 'Choose Python…').click();
  await usable(sheet, /^Verify$/).click({ timeout: PATIENCE });
  await sheet
    .getByRole('heading', { name: 'Verified on this machine' })
    .waitFor({ timeout: PATIENCE });
  await answerOpenDialog(app, runs);
  await usable(sheet, /^Start…$/).click({ timeout: PATIENCE });
  await sheet.waitFor({ state: 'hidden', timeout: PATIENCE });
}

async function trainPrepared(target: RunTarget): Promise<void> {
  const folder = path.join(work, `prepared for ${target}`);
  const runs = path.join(folder, 'runs');
  mkdirSync(runs, { recursive: true });
  const { app, page } = await launchPinnboard({ target });
  apps.push(app);
  const prepared = await prepareTike(app, page, folder);
  for (const [name, text] of Object.entries(TYPED)) {
    const control = page.locator(`[data-row][data-field="${name}"] [data-control]`);
    await control.fill(text);
    await control.press('Tab');
  }
  // What the patterns hold is taken over from the finding.
  const findings = page.getByRole('tabpanel', { name: 'Findings' });
  await button(findings, /^Set nphotons to/).click();
  await verifyAndStart(app, page, target, runs);
  await page.keyboard.press('Control+4');
  const said = await followed(page);
  const [run = ''] = readdirSync(runs).map((name) => path.join(runs, name));
  const now = await new RunReader(run).read();
  expect(now.state, said.at(-1)).toBe('finished');
  expect(now.progress?.epoch).toBe(FEW_EPOCHS - 1);
  const { bundle, hparams } = recorded(path.join(run, 'out'));
  expect(bundle).not.toBeNull();
  expect(JSON.stringify(hparams)).toContain(JSON.stringify(prepared));
  // How good it is, that PtychoPINN ran with what was asked for, and what can be done next.
  const panel = page.getByRole('region', { name: 'Selected run' });
  const part = (name: string) => panel.getByRole('region', { name }).innerText();
  const shows = (name: string, what: RegExp) =>
    expect.poll(() => part(name), { timeout: PATIENCE }).toMatch(what);
  await shows('Losses', /Training loss\s+\S*\d/);
  await shows('Asked and ran', /hparams\.yaml[\s\S]*wts\.h5\.zip/);
  expect(await part('Asked and ran')).not.toContain('Drift');
  await shows('Lineage', /Dataset\s+siemens\.npz[\s\S]*Model\s+wts\.h5\.zip/);
  await button(panel, 'Start inference…').waitFor({ timeout: PATIENCE });
}

describe.each(RUN_TARGETS)('the window with %s', (target) => {
  it.runIf(ALL)('trains the example, followed to its end', () => trainFromWindow(target));
  it.runIf(ALL)('prepares a tike file and trains on it', () => trainPrepared(target));
});
