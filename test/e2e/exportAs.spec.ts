/** Handing over: the preview follows the draft, and what is saved is what it shows. */
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, type Page } from 'playwright/test';
import { answerSaveDialog } from './launch';
import { chooseTarget } from './runSetup';
import { choose, field, TRAIN64, tab, test } from './start';

const preview = (page: Page) => page.getByRole('region', { name: 'Preview' });
const footer = (page: Page) => page.getByRole('contentinfo').getByRole('status');
const COMMAND = 'Pinnboard command line';

test('the preview follows an edit; save and copy give what it shows', async ({ start }) => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'pinnboard-e2e-')), 'run it.sh');
  const { app, page } = await start({ args: [TRAIN64] });
  await field(page, 'n_groups').fill('8');
  const panel = await tab(page, 'Export as');
  await choose(panel.getByLabel('Export format'), COMMAND);
  await expect(preview(page)).toContainText('--set n_groups=8');
  await expect(panel).toContainText('All your settings are included');
  await field(page, 'nphotons').fill('1e9');
  await expect(preview(page)).toContainText('--set nphotons=1000000000.0');
  await chooseTarget(page, 'ptychopinn-2026.07');
  await expect(preview(page)).toContainText('--target ptychopinn-2026.07');

  await answerSaveDialog(app, file);
  await panel.getByRole('button', { name: 'Save as…' }).click();
  await expect(footer(page)).toHaveText(`${COMMAND} saved to ${file}`);
  const shown = await preview(page).evaluate((element) => element.textContent);
  expect(shown).toContain(`--data ${TRAIN64}`);
  expect(readFileSync(file, 'utf8')).toBe(shown);

  await panel.getByRole('button', { name: 'Copy' }).click();
  await expect(footer(page)).toHaveText(`Copied: ${COMMAND}`);
  expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toBe(shown);
});

test('a refused request says why, and leads to the first error', async ({ start }) => {
  const { page } = await start({ args: [TRAIN64] });
  const panel = await tab(page, 'Export as');
  await expect(panel).toContainText('PtychoPINN rejects this configuration. 1 problem, the first:');
  await expect(panel).toContainText('n_groups is not set');
  await expect(panel.getByRole('button', { name: 'Save as…' })).toHaveCount(0);
  await panel.getByRole('button', { name: 'Go to the first problem' }).click();
  await expect(field(page, 'n_groups')).toBeFocused();
  await page.keyboard.type('8');
  await expect(preview(page)).toContainText("'n_groups': 8");

  await field(page, 'n_groups').fill('');
  await page.keyboard.press('Control+Shift+E');
  const sheet = page.getByRole('dialog', { name: 'Export as' });
  await sheet.getByRole('button', { name: 'Go to the first problem' }).click();
  await expect(sheet).toHaveCount(0);
  await expect(field(page, 'n_groups')).toBeFocused();
});

test('the menu beside the export leads to a form, by keyboard too', async ({ open }) => {
  const { page } = await open({ file: TRAIN64 });
  await field(page, 'n_groups').fill('8');
  const button = page.getByRole('button', { name: 'More actions' });
  const menu = page.getByRole('menu', { name: 'More actions' });
  await button.focus();
  await page.keyboard.press('Enter');
  await expect(button).toHaveAttribute('aria-expanded', 'true');
  await expect(menu.getByRole('menuitem').first()).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(menu.locator('[role^="menuitem"]').last()).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(menu).toBeHidden();
  await expect(button).toBeFocused();
  await button.click();
  await menu.getByRole('menuitem', { name: COMMAND }).click();
  await expect(page.getByRole('tab', { name: 'Export as' })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await expect(page.getByRole('tabpanel').getByLabel('Export format')).toContainText(COMMAND);
  await page.getByRole('button', { name: 'Expand' }).click();
  const sheet = page.getByRole('dialog', { name: 'Export as' });
  await expect(sheet.getByRole('radio', { name: COMMAND })).toBeFocused();
  await expect(sheet.getByRole('region', { name: 'Preview' })).toContainText('--set n_groups=8');
  await sheet.getByRole('button', { name: 'Copy' }).click();
  await expect(sheet.getByRole('status')).toHaveText(`Copied: ${COMMAND}`);
});

test('long lines are scrolled or wrapped, whichever is wanted', async ({ open }) => {
  const { page } = await open({ file: TRAIN64 });
  await field(page, 'n_groups').fill('8');
  const panel = await tab(page, 'Export as');
  await choose(panel.getByLabel('Export format'), COMMAND);
  const overflows = () => preview(page).evaluate((box) => box.scrollWidth > box.clientWidth);
  await expect.poll(overflows).toBe(true);
  await panel.getByRole('switch', { name: 'Wrap lines' }).click();
  await expect.poll(overflows).toBe(false);
});

test('the page can neither name a form that there is not, nor save what is refused', async ({
  open,
}) => {
  const { page } = await open();
  const answers = await page.evaluate(async () => {
    const draft = {
      target: 'adr-003',
      workflow: 'training' as const,
      dataset: null,
      model: null,
      output_dir: 'out',
      overrides: { n_groups: 1 },
      execution: {},
      profile: null,
      cli_defaults: false,
      acknowledgements: [],
    };
    const bridge = window.pinnboard;
    if (!bridge) throw new Error('the preload exposes no bridge');
    return [
      await bridge.exportAs({ draft, format: '../../etc', loader: false }),
      await bridge.exportAs({ draft, format: 'command', loader: false }),
    ];
  });
  expect(answers).toMatchObject([
    { ok: false, error: { code: 'export-format-unknown', parameters: { format: '../../etc' } } },
    {
      ok: false,
      error: {
        code: 'export-blocked',
        parameters: { finding: expect.stringContaining('No dataset is open') },
      },
    },
  ]);
});
