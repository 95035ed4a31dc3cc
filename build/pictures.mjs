// @ts-check
/** `npm run pictures`: takes the README's pictures of the real window, in both themes, small and large. */
import { copyFileSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { _electron } from 'playwright';
import { runnerImport } from 'vite';
import { bundleIfStale } from './bundle.mjs';
import { displayFlags, takeOwnDisplay } from './display.mjs';
import { resolveElectron } from './electron/resolve.mjs';
import { ROOT } from './paths.mjs';
import { ensureSystem } from './system.mjs';

const FOLDER = path.join(ROOT, 'build/pictures');

/**
 * @typedef {import('playwright').Page} Page
 * @typedef {{ name: string, scheme: 'light' | 'dark', width: number, height: number, steps: (page: Page) => Promise<void> }} Picture
 */

/** @param {import('playwright').Page} page @param {string} name */
const chooseTarget = async (page, name) => {
  await page.getByRole('button', { name: /^Run setup/ }).click();
  await page.getByRole('radio', { name }).check();
  await page.keyboard.press('Escape');
};

/** @param {Page} page @param {string} name */
const tab = (page, name) => page.getByRole('tab', { name: new RegExp(`^${name}`) }).click();
/** @param {Page} page @param {string} name */
const field = (page, name) => page.locator(`[data-row][data-field="${name}"] [data-control]`);
/** The learning rate that reaches a run. */
const RATE = 'execution_config.learning_rate';
/** Scrolls the dataset's column. @param {Page} page @param {number} top */
const scrollDataset = (page, top) =>
  page
    .getByRole('region', { name: 'Dataset', exact: true })
    .evaluate((column, y) => column.scrollTo(0, y), top);

/** In one window, one after the other. None shows a path of the machine. @type {Picture[]} */
const PICTURES = [
  {
    name: 'welcome',
    scheme: 'light',
    width: 1440,
    height: 900,
    steps: async () => {},
  },
  {
    name: 'window-light',
    scheme: 'light',
    width: 1440,
    height: 900,
    steps: async (page) => {
      await page.getByRole('button', { name: 'Try the example' }).click();
      await page.getByRole('img', { name: /^Pattern 0,/ }).waitFor();
      await field(page, 'n_groups').fill('24');
      await field(page, 'gridsize').fill('2');
      await field(page, 'max_epochs').fill('80');
      await field(page, RATE).fill('3e-4');
      await field(page, 'n_groups').focus();
      await scrollDataset(page, 480);
    },
  },
  {
    name: 'diff-dark',
    scheme: 'dark',
    width: 1440,
    height: 900,
    steps: async (page) => {
      await tab(page, 'Diff');
      await page.getByRole('slider', { name: 'Pattern' }).focus();
      await page.keyboard.press('End');
      await scrollDataset(page, 1120);
      await field(page, 'nphotons').focus();
    },
  },
  {
    name: 'explain-light',
    scheme: 'light',
    width: 1440,
    height: 900,
    steps: async (page) => {
      await field(page, RATE).focus();
      await tab(page, 'Explain');
      await scrollDataset(page, 0);
    },
  },
  {
    name: 'used-values-dark',
    scheme: 'dark',
    width: 1920,
    height: 1080,
    steps: async (page) => {
      await tab(page, 'Used values');
      await page.getByRole('button', { name: /^Differing/ }).click();
    },
  },
  {
    name: 'palette-light',
    scheme: 'light',
    width: 1440,
    height: 900,
    steps: async (page) => {
      await tab(page, 'Findings');
      await page.keyboard.press('Control+k');
      await page.keyboard.type('ex');
    },
  },
  {
    name: 'small-light',
    scheme: 'light',
    width: 1100,
    height: 700,
    steps: async (page) => {
      await page.keyboard.press('Escape');
      await chooseTarget(page, 'Built-in adr-003');
    },
  },
  {
    name: 'large-dark',
    scheme: 'dark',
    width: 2560,
    height: 1440,
    steps: async (page) => {
      await page.getByRole('button', { name: /^All/ }).click();
      await tab(page, 'Diff');
      await field(page, 'nphotons').focus();
    },
  },
  {
    name: 'plan-light',
    scheme: 'light',
    width: 1440,
    height: 900,
    steps: async (page) => {
      await chooseTarget(page, 'Built-in 2026.07');
      await page.keyboard.press('Control+2');
      await page.getByRole('slider', { name: /^Groups of the scan/ }).focus();
      await page.keyboard.press('ArrowRight');
      await page.getByRole('region', { name: 'Group 1', exact: true }).waitFor();
    },
  },
  {
    name: 'sweep-light',
    scheme: 'light',
    width: 1440,
    height: 900,
    steps: async (page) => {
      await page.keyboard.press('Control+1');
      await field(page, RATE).focus();
      await page.keyboard.press('Control+Shift+G');
      await page
        .getByRole('textbox', { name: /^Values of .*learning_rate$/ })
        .fill('1e-4, 3e-4, 1e-3');
      const add = page.getByRole('combobox', { name: 'Add axis' });
      for (const [name, values] of [
        ['gridsize', '1, 2'],
        ['batch_size', '8, 16, 32'],
      ]) {
        await add.fill(name ?? '');
        await add.press('Enter');
        await page
          .getByRole('textbox', { name: new RegExp(`^Values of .*${name}$`) })
          .fill(values ?? '');
      }
      await page.getByTestId('point-count').filter({ hasText: '18' }).waitFor();
      await page.getByRole('grid', { name: 'Points' }).locator('[data-position]').nth(3).click();
    },
  },
  {
    name: 'prepare-light',
    scheme: 'light',
    width: 1440,
    height: 900,
    steps: async (page) => {
      await page.keyboard.press('Control+Shift+D');
      const sheet = page.getByRole('dialog', { name: 'Prepare dataset' });
      await sheet.getByRole('button', { name: 'Recognised: tike' }).waitFor();
      await sheet
        .getByRole('region', { name: 'Findings' })
        .filter({ hasText: 'No problems found' })
        .waitFor();
    },
  },
  {
    name: 'runs-dark',
    scheme: 'dark',
    width: 1440,
    height: 900,
    steps: async (page) => {
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+4');
      const runs = page.getByRole('grid', { name: 'Runs' });
      await runs.locator('[data-run]').first().waitFor();
      await page.getByRole('columnheader', { name: 'Best' }).getByRole('button').click();
      await runs.locator('[data-run]').first().click();
      for (let marked = 0; marked < 3; marked++)
        for (const key of ['Space', 'ArrowDown']) await page.keyboard.press(key);
      await page
        .getByRole('region', { name: 'Compare runs' })
        .filter({ hasText: 'Compare 3 runs' })
        .waitFor();
    },
  },
];

async function take() {
  /** @type {{ module: typeof import('../test/e2e/fortyRuns') }} */
  const { module } = await runnerImport(path.join(ROOT, 'test/e2e/fortyRuns.ts'), {
    root: ROOT,
    configFile: false,
    logLevel: 'error',
  });
  const args = [...displayFlags(), `--user-data-dir=${module.userDataWithForty()}`, ROOT];
  const scan = path.join(mkdtempSync(path.join(tmpdir(), 'pinnboard-pictures-')), 'run1084.npz');
  copyFileSync(path.join(ROOT, 'test/foreign/tike.npz'), scan);
  const app = await _electron.launch({ executablePath: resolveElectron().executable, args });
  await app.evaluate(({ dialog }, chosen) => {
    // Unsaved work is let go at the end.
    dialog.showMessageBox = () => Promise.resolve({ response: 2, checkboxChecked: false });
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, scan);
  const page = await app.firstWindow();
  await page.getByRole('radio', { name: 'ptychopinn-2026.07' }).check();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: /Export payload/ }).waitFor();
  mkdirSync(FOLDER, { recursive: true });
  for (const { name, scheme, width, height, steps } of PICTURES) {
    await app.evaluate(
      ({ BrowserWindow }, size) =>
        BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height),
      { width, height },
    );
    await page.emulateMedia({ colorScheme: scheme });
    await steps(page);
    await page.waitForTimeout(700);
    await page.screenshot({ path: path.join(FOLDER, `${name}.png`) });
    console.log(`build/pictures/${name}.png`);
  }
  await app.close();
}

ensureSystem();
await bundleIfStale();
await takeOwnDisplay('2800x1800x24');
await take();
