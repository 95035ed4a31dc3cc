/** What happens to the run: marks on the scale of outcomes, and one question before a crash is exported. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, type Page } from 'playwright/test';
import { answerOpenDialog, answerQuestion, answerSaveDialog } from './launch';
import { field, sweepField, TRAIN64, tab, test } from './start';

const folder = () => mkdtempSync(path.join(tmpdir(), 'pinnboard-e2e-'));

/** A request whose run ends with an error however it is started: more patterns a group than neighbours. */
function crashing(): string {
  const file = path.join(folder(), 'crash.json');
  writeFileSync(
    file,
    JSON.stringify({
      target: 'ptychopinn-2026.07',
      workflow: 'training',
      train_data_file: TRAIN64,
      output_dir: 'out',
      overrides: { n_groups: 8, gridsize: 3, neighbor_count: 4 },
      execution: null,
    }),
  );
  return file;
}

const footer = (page: Page) => page.getByRole('contentinfo');
const exportButton = (page: Page) => page.getByRole('button', { name: /^Export payload/ });

test('a certain crash is counted on the button that runs it, and exported only after a question', async ({
  open,
}) => {
  const { app, page } = await open({ file: crashing() });
  await expect(footer(page)).toContainText(/\d will crash/);
  await expect(page.getByRole('button', { name: /^Run it/ })).toContainText(/\d will crash/);
  const panel = await tab(page, 'Findings');
  await expect(panel.getByRole('list', { name: 'Will crash' })).toBeVisible();

  const refused = path.join(folder(), 'refused.json');
  await answerSaveDialog(app, refused);
  await answerQuestion(app, 'Cancel');
  await exportButton(page).click();
  await expect(page.getByRole('status').last()).toContainText('Export cancelled');
  expect(existsSync(refused)).toBe(false);

  const allowed = path.join(folder(), 'allowed.json');
  await answerSaveDialog(app, allowed);
  await answerQuestion(app, 'Export anyway');
  await exportButton(page).click();
  await expect(page.getByRole('status').last()).toContainText('Exported');
  const { findings } = JSON.parse(readFileSync(allowed, 'utf8'));
  expect(findings).toContainEqual(
    expect.objectContaining({ rule: 'neighbours-too-few', outcome: 'crash', severity: 'error' }),
  );
});

test('points of a sweep that will crash are counted separately and excluded in one click', async ({
  start,
}) => {
  const { app, page } = await start({ args: [TRAIN64] });
  await field(page, 'n_groups').fill('8');
  await field(page, 'neighbor_count').fill('4');
  await sweepField(page, 'gridsize');
  await page.getByRole('textbox', { name: 'Values of gridsize' }).fill('1, 2, 3');
  const shown = page.getByRole('group', { name: 'Show points' });
  await expect(shown.getByRole('button', { name: /^Will crash/ })).toContainText('1');
  await expect(shown.getByRole('button', { name: /^Ready/ })).toContainText('2');
  const folder = mkdtempSync(path.join(tmpdir(), 'pinnboard-crash-'));
  await answerOpenDialog(app, folder);
  await page.getByRole('button', { name: 'Export sweep…' }).click();
  const sheet = page.getByRole('dialog', { name: 'Export sweep' });
  await expect(sheet).toContainText('2 payloads for 3 points');
  const leaveOut = sheet.getByRole('switch', { name: 'Exclude 1 point that will crash' });
  await leaveOut.click();
  await expect(sheet).toContainText('3 payloads for 3 points');
  await leaveOut.click();
  await sheet.getByRole('button', { name: 'Choose folder and write…' }).click();
  await expect(sheet).toContainText('2 payloads written');
  await expect(sheet).toContainText('1 point excluded because of a certain crash');
  expect(readdirSync(path.join(folder, 'points'))).toHaveLength(2);
});
