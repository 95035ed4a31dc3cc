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
