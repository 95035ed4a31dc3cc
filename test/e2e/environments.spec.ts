/** Installed PtychoPINNs: found or chosen at the first start, remembered, shown with their drift. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, type Page } from 'playwright/test';
import { answerOpenDialog } from './launch';
import { expectTarget, runSetup } from './runSetup';
import { field, fixture, test } from './start';

const TARGET = 'ptychopinn-2026.07';
const temporary = (): string => mkdtempSync(path.join(tmpdir(), 'pinnboard-environments-'));

/**
 * A checkout with a few fields of the target, one of them with another default and one that the target does not have. It
 * is written here: PtychoPINN's own files are not part of these tests.
 */
function checkout(folder: string): string {
  const write = (name: string, text: string) => {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  };
  write('pyproject.toml', '[project]\nname = "ptychopinn"\n');
  write(
    'ptycho_torch/config_params.py',
    `from dataclasses import dataclass

@dataclass
class DataConfig:
    nphotons: float = 1e5
    N: int = 64
    C: int = 1
    K: int = 6
    K_quadrant: int = 30
    n_subsample: int = 7
    probe_scale: float = 9.5
    brand_new: int = 7
`,
  );
  return folder;
}

const question = (page: Page) => page.getByRole('form', { name: 'Which PtychoPINN' });
const environments = (page: Page) => page.getByRole('button', { name: 'Environments' });

test('a checkout that is chosen at the first start is remembered, and its drift is shown by its effect', async ({
  start,
}) => {
  const userDataDir = temporary();
  const home = temporary();
  const chosen = checkout(path.join(temporary(), 'PtychoPINN-mine'));
  const before = readFileSync(path.join(chosen, 'ptycho_torch/config_params.py'), 'utf8');
  const { app, page } = await start({ userDataDir, home, target: null });
  await expect(question(page)).toBeVisible();
  await expect(page.getByRole('radio', { checked: true })).toHaveCount(0);
  await answerOpenDialog(app, chosen);
  await page.getByRole('button', { name: 'Choose a checkout or an environment…' }).click();
  await expect(page.getByRole('radio', { name: 'PtychoPINN-mine' })).toBeChecked();
  await expect(question(page)).toContainText(`from ${TARGET}`);
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(runSetup(page)).toContainText('PtychoPINN-mine installed');
  await app.close();

  const again = await start({ userDataDir, home, target: null });
  await expect(runSetup(again.page)).toContainText('PtychoPINN-mine installed');
  await environments(again.page).click();
  const detail = again.page.getByRole('region', { name: 'PtychoPINN-mine' });
  const row = detail.getByRole('row', { name: /^probe_scale/ });
  await expect(row).toContainText('Changes from 4.0 to 9.5.');
  await expect(detail.getByRole('row', { name: /^brand_new/ })).toHaveCount(0);
  await detail.getByRole('button', { name: /^All/ }).click();
  await expect(detail.getByRole('row', { name: /^brand_new/ })).toContainText('added');
  await again.page.getByRole('button', { name: 'Back to the form' }).click();
  await expect(field(again.page, 'n_groups')).toBeVisible();
  expect(readFileSync(path.join(chosen, 'ptycho_torch/config_params.py'), 'utf8')).toBe(before);
});

test('checkouts beside the dataset are found, and none is preselected', async ({ start }) => {
  const project = temporary();
  checkout(path.join(project, 'mine'));
  const dataset = path.join(project, 'data', 'scan.npz');
  mkdirSync(path.dirname(dataset));
  cpSync(fixture('train64.npz'), dataset);
  const { page } = await start({ args: [dataset], home: temporary(), target: null });
  await expect(page.getByRole('radio', { name: 'mine' })).toBeFocused();
  await expect(page.getByRole('radio', { checked: true })).toHaveCount(0);
  await page.getByRole('radio', { name: 'mine' }).check();
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(runSetup(page)).toContainText('mine installed');
});

test('the environment that the command line uses is the one of the next start', async ({
  start,
}) => {
  const userDataDir = temporary();
  const pinnboard = (...args: string[]) =>
    execFileSync(process.execPath, ['dist/cli/pinnboard.cjs', 'environment', ...args], {
      // The command line finds the app's folder here.
      env: { ...process.env, XDG_CONFIG_HOME: userDataDir },
    });
  const userData = path.join(userDataDir, 'pinnboard');
  pinnboard('add', checkout(path.join(temporary(), 'mine')), '--use');
  const { page } = await start({ userDataDir: userData, home: temporary(), target: null });
  await expect(runSetup(page)).toContainText('mine installed');
});

test('what is no PtychoPINN gets one sentence, and the built-in targets are still offered', async ({
  start,
}) => {
  const { app, page } = await start({ home: temporary(), target: null });
  await answerOpenDialog(app, temporary());
  await page.getByRole('button', { name: 'Choose a checkout or an environment…' }).click();
  await expect(page.getByRole('alert')).toContainText('contains no PtychoPINN');
  await page.getByRole('radio', { name: TARGET }).check();
  await page.getByRole('button', { name: 'Continue' }).click();
  await expectTarget(page, TARGET);
});
