// @ts-check
/** `npm run pictures`: takes the README's pictures of the real window, in both themes, small and large. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron } from 'playwright';
import { bundleIfStale } from './bundle.mjs';
import { resolveElectron } from './electron/resolve.mjs';
import { ROOT } from './paths.mjs';
import { ensureSystem } from './system.mjs';

const FOLDER = path.join(ROOT, 'build/pictures');

/** @type {{ name: string, scheme: 'light' | 'dark', width: number, height: number, tab?: RegExp }[]} */
const PICTURES = [
  { name: 'window-light', scheme: 'light', width: 1440, height: 900 },
  { name: 'window-dark', scheme: 'dark', width: 1440, height: 900, tab: /Explain/ },
  { name: 'small-light', scheme: 'light', width: 1100, height: 700, tab: /Explain/ },
  { name: 'large-dark', scheme: 'dark', width: 2560, height: 1440 },
];

/** @param {import('playwright').Page} page */
async function work(page) {
  await page
    .getByRole('button', { name: /example/i })
    .first()
    .click();
  await page.getByRole('textbox', { name: /n_groups/ }).fill('512');
  await page.getByRole('textbox', { name: /gridsize/ }).fill('2');
  await page.getByRole('textbox', { name: /max_epochs/ }).fill('80');
  await page
    .getByRole('textbox', { name: /learning_rate/ })
    .first()
    .fill('3e-4');
}

async function take() {
  const args = [
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    `--user-data-dir=${mkdtempSync(path.join(tmpdir(), 'pinnboard-pictures-'))}`,
    ROOT,
  ];
  const app = await _electron.launch({ executablePath: resolveElectron().executable, args });
  const page = await app.firstWindow();
  await work(page);
  mkdirSync(FOLDER, { recursive: true });
  for (const { name, scheme, width, height, tab } of PICTURES) {
    await app.evaluate(
      ({ BrowserWindow }, size) =>
        BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height),
      { width, height },
    );
    await page.emulateMedia({ colorScheme: scheme });
    await page.getByRole('tab', { name: tab ?? /Findings/ }).click();
    await page
      .getByRole('textbox', { name: /learning_rate/ })
      .first()
      .focus();
    await page.waitForTimeout(500);
    await page.screenshot({ path: path.join(FOLDER, `${name}.png`) });
    console.log(`build/pictures/${name}.png`);
  }
  await app.close();
}

ensureSystem();
await bundleIfStale();
if (process.platform === 'linux' && !process.env.PINNBOARD_PICTURES) {
  const env = { ...process.env, PINNBOARD_PICTURES: '1' };
  const self = fileURLToPath(import.meta.url);
  const screen = ['-a', '-s', '-screen 0 2800x1800x24'];
  const { status } = spawnSync('xvfb-run', [...screen, process.execPath, self], {
    env,
    stdio: 'inherit',
  });
  process.exitCode = status ?? 1;
} else await take();
