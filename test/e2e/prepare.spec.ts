/**
 * Preparing a dataset: from another program's file to the dataset of the document, by mouse alone and by keyboard alone and
 * what that costs, several files, links that leave their folder, and how the sheet looks. File dialogs are not counted.
 */
import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, type Page } from 'playwright/test';
import { PYTHON } from '../python';
import { violations } from './axe';
import { Effort } from './effort';
import { answerOpenDialog, answerQuestion, answerSaveDialog, questionsAsked } from './launch';
import { layoutFaults } from './layoutFaults';
import { resize } from './resize';
import { dropFile, field, test } from './start';

const foreign = (name: string): string => path.resolve('test/foreign', name);
const temporary = (): string => mkdtempSync(path.join(tmpdir(), 'pinnboard-prepare-'));
const sheet = (page: Page) => page.getByRole('dialog', { name: 'Prepare dataset' });
const column = (page: Page) => page.getByRole('region', { name: 'Dataset', exact: true });

/** Printed with the result; the report keeps it. */
function note(title: string, effort: Effort): void {
  console.log(`${title}: ${effort}`);
  test.info().annotations.push({ type: 'effort', description: `${effort}` });
}

async function expectPrepared(page: Page, name: string): Promise<void> {
  await expect(sheet(page)).toHaveCount(0);
  await expect(column(page).getByRole('heading', { name })).toBeVisible();
  await expect(column(page)).toContainText('30 × 64 × 64');
  await expect(page.getByRole('status').last()).toContainText(`Wrote`);
}

test('a tike file becomes the dataset of the document by mouse alone', async ({ open }) => {
  const { app, page } = await open();
  const user = new Effort(page);
  const source = readFileSync(foreign('tike.npz'));
  await answerOpenDialog(app, foreign('tike.npz'));
  await user.click(page.getByRole('button', { name: 'Prepare dataset…' }));
  await expect(sheet(page).getByRole('button', { name: 'Recognised: tike' })).toBeVisible();
  await expect(sheet(page).getByRole('region', { name: 'Findings' })).toContainText(
    'No problems found',
  );
  const output = path.join(temporary(), 'siemens.npz');
  await answerSaveDialog(app, output);
  await user.click(sheet(page).getByRole('button', { name: 'Write and open' }));
  await expectPrepared(page, 'siemens.npz');
  note('tike file to an open dataset, mouse', user);
  expect(user.clicks).toBeLessThanOrEqual(2);
  expect(user.keys + user.texts).toBe(0);
  expect(readFileSync(foreign('tike.npz')).equals(source)).toBe(true);
});

test('a tike file becomes the dataset of the document by keyboard alone, divided', async ({
  open,
}) => {
  const { app, page } = await open();
  const user = new Effort(page);
  await answerOpenDialog(app, foreign('tike.npz'));
  await user.press('Control+Shift+D');
  await expect(sheet(page).getByRole('button', { name: 'Recognised: tike' })).toBeVisible();
  await expect(sheet(page).getByRole('button', { name: 'Write and open' })).toBeFocused();
  const folder = temporary();
  await answerSaveDialog(app, path.join(folder, 'siemens.npz'));
  // Back over the buttons of the foot to the split.
  for (let i = 0; i < 5; i++) await user.press('Shift+Tab');
  await expect(sheet(page).getByRole('button', { name: 'None', exact: true })).toBeFocused();
  await user.press('ArrowRight', 'ArrowRight', 'Enter');
  await expect(sheet(page)).toContainText('of validation patterns are within');
  await expect(sheet(page)).toContainText('tike_train.npz and tike_val.npz');
  for (let i = 0; i < 7; i++) await user.press('Tab');
  await expect(sheet(page).getByRole('button', { name: 'Write and open' })).toBeFocused();
  await user.press('Enter');
  await expect(sheet(page)).toHaveCount(0);
  await expect(column(page).getByRole('heading', { name: 'siemens_train.npz' })).toBeVisible();
  await expect(column(page)).toContainText('24 × 64 × 64');
  await expect(field(page, 'test_data_file')).toHaveValue(path.join(folder, 'siemens_val.npz'));
  note('tike file to divided datasets, keyboard', user);
  expect(user.clicks).toBe(0);
});

test('the shortest way by keyboard is two keys', async ({ open }) => {
  const { app, page } = await open();
  const user = new Effort(page);
  await answerOpenDialog(app, foreign('tike.npz'));
  await user.press('Control+Shift+D');
  await expect(sheet(page)).toContainText('tike_ptychopinn.npz');
  await answerSaveDialog(app, path.join(temporary(), 'siemens.npz'));
  await user.press('Enter');
  await expectPrepared(page, 'siemens.npz');
  note('tike file to an open dataset, keyboard', user);
  expect(user.keys).toBe(2);
});

test('the finding of an unprepared dataset and the dataset column each lead there in one click', async ({
  open,
}) => {
  const { page } = await open({ file: foreign('tike.npz') });
  const user = new Effort(page);
  await expect(column(page)).toContainText('tike.npz');
  const card = page.getByRole('tabpanel').getByRole('listitem').filter({ hasText: 'tike' }).first();
  await user.click(card.getByRole('button', { name: 'Prepare a copy…' }));
  await expect(sheet(page).getByRole('button', { name: 'Recognised: tike' })).toBeVisible();
  await page.keyboard.press('Escape');
  await user.click(column(page).getByRole('button', { name: 'Prepare a copy…' }));
  await expect(sheet(page).getByRole('button', { name: 'Recognised: tike' })).toBeVisible();
  expect(user.clicks).toBe(2);
});

test('a beamline file named on the command line opens the sheet', async ({ start }) => {
  const { page } = await start({ args: [foreign('scan.nxs')] });
  await expect(sheet(page).getByRole('button', { name: 'Recognised: NeXus' })).toBeVisible();
});

test('a dropped CXI file opens the sheet with its tree, attributes and links', async ({ open }) => {
  const { page } = await open();
  await dropFile(page, foreign('scan.cxi'));
  await expect(sheet(page).getByRole('button', { name: 'Recognised: CXI' })).toBeVisible();
  await sheet(page).getByRole('button', { name: 'Show as tree' }).click();
  const tree = sheet(page).getByRole('tree');
  await expect(tree.getByRole('treeitem', { name: 'detector_1', exact: true })).toBeVisible();
  await tree.getByRole('treeitem', { name: /^x_pixel_size/ }).click();
  await expect(sheet(page).getByRole('region', { name: 'Details' })).toContainText('0.000075');
  await sheet(page).getByRole('searchbox').fill('illum');
  await expect(tree.getByRole('treeitem', { name: /illumination/ })).toBeVisible();
});

test('patterns and positions in files of their own are prepared together', async ({ open }) => {
  const { app, page } = await open();
  await answerOpenDialog(app, foreign('ptychodus_patterns.npz'), foreign('ptychodus_product.npz'));
  await page.keyboard.press('Control+Shift+D');
  await expect(sheet(page)).toContainText('In the files');
  await expect(sheet(page).getByRole('article', { name: 'xcoords' })).toContainText('30');
  const output = path.join(temporary(), 'scan.npz');
  await answerSaveDialog(app, output);
  await sheet(page).getByRole('button', { name: 'Write and open' }).click();
  await expectPrepared(page, 'scan.npz');
});

test('a recipe is saved, and used for the next scan', async ({ open }) => {
  const { app, page } = await open();
  await answerOpenDialog(app, foreign('tike.npz'));
  await page.keyboard.press('Control+Shift+D');
  await sheet(page).getByRole('button', { name: 'flip x' }).click();
  const file = path.join(temporary(), 'beamtime.recipe.yaml');
  await answerSaveDialog(app, file);
  await sheet(page).getByRole('button', { name: 'Save recipe…' }).click();
  await expect(sheet(page)).toContainText('Saved');
  expect(readFileSync(file, 'utf8')).toContain('negate');
  await sheet(page).getByRole('button', { name: 'Undo the last change of the recipe' }).click();
  const chips = sheet(page).getByRole('list', { name: 'Steps of xcoords' });
  await expect(chips).not.toContainText('−');
  await answerOpenDialog(app, file);
  await sheet(page).getByRole('button', { name: 'Open recipe…' }).click();
  await expect(sheet(page).getByRole('button', { name: 'flip x', pressed: true })).toBeVisible();
});

test('links out of the folder are followed once the user has said so', async ({ start }) => {
  const folder = temporary();
  const far = path.join(folder, 'far');
  mkdirSync(far);
  copyFileSync(foreign('hxn.h5'), path.join(far, 'hxn.h5'));
  const near = path.join(folder, 'near');
  mkdirSync(near);
  const linked = path.join(near, 'scan.h5');
  const code = `import h5py
with h5py.File(${JSON.stringify(linked)}, 'w') as f:
    f['frames'] = h5py.ExternalLink(${JSON.stringify(path.join(far, 'hxn.h5'))}, '/diffamp')`;
  execFileSync(PYTHON, ['-c', code]);
  const { app, page } = await start();
  await answerQuestion(app, 'Cancel');
  await answerOpenDialog(app, linked);
  await page.keyboard.press('Control+Shift+D');
  const problems = sheet(page).getByRole('list', { name: 'Problems of the files' });
  await expect(problems).toContainText('leaves the folder');
  expect(await questionsAsked(app)).toBe(0);
  await problems.getByRole('button', { name: 'Follow…' }).click();
  await expect.poll(() => questionsAsked(app)).toBe(1);
  await expect(problems).toContainText('leaves the folder');
  await answerQuestion(app, 'Follow');
  await problems.getByRole('button', { name: 'Follow…' }).click();
  await expect(sheet(page).getByRole('article', { name: '/frames' })).toContainText('64 × 64');
});

test('a file that cannot be read is named with its reason', async ({ open }) => {
  const { app, page } = await open();
  await answerOpenDialog(app, foreign('spoiled_truncated.cxi'));
  await page.keyboard.press('Control+Shift+D');
  await expect(sheet(page).getByRole('list', { name: 'Problems of the files' })).toContainText(
    /cut|short|truncated/i,
  );
  await expect(sheet(page).getByRole('button', { name: 'Write and open' })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
});

test('axe finds nothing serious in the sheet that prepares', async ({ open }) => {
  const { app, page } = await open();
  await answerOpenDialog(app, foreign('scan.cxi'));
  await page.keyboard.press('Control+Shift+D');
  const findings = sheet(page).getByRole('region', { name: 'Findings' });
  await expect(findings).toContainText('No problems found');
  await sheet(page).getByRole('button', { name: 'Blocks', exact: true }).click();
  await expect(sheet(page)).toContainText('of validation patterns are within');
  expect.soft(await violations(page), 'cards').toEqual([]);
  await sheet(page).getByRole('button', { name: 'm → px' }).first().click();
  await expect(page.getByRole('dialog', { name: 'Step m → px' })).toBeVisible();
  expect.soft(await violations(page), 'step').toEqual([]);
  await page.keyboard.press('Escape');
  await sheet(page).getByRole('button', { name: 'Show as tree' }).click();
  expect.soft(await violations(page), 'tree').toEqual([]);
});

test('nothing of the sheet is cut, wrapped or covered at any size', async ({ open }) => {
  const { app, page } = await open();
  for (const name of ['tike.npz', 'scan.cxi']) {
    await answerOpenDialog(app, foreign(name));
    await page.keyboard.press('Control+Shift+D');
    const findings = sheet(page).getByRole('region', { name: 'Findings' });
    await expect(findings).toContainText('No problems found');
    await sheet(page).getByRole('button', { name: 'Blocks', exact: true }).click();
    await expect(sheet(page)).toContainText('of validation patterns are within');
    for (const [width, height] of [
      [1100, 700],
      [1440, 900],
      [2560, 1440],
    ] as const) {
      await resize(app, page, width, height);
      const faults = ['small', 'cut', 'wraps', 'sideways', 'covered'] as const;
      const where = `${name} at ${width} × ${height}`;
      expect.soft(await layoutFaults(page, faults), where).toEqual([]);
    }
    await page.keyboard.press('Escape');
    await expect(sheet(page)).toHaveCount(0);
  }
});

/** A folder with a file for each of the 30 patterns. */
function numbered(): string {
  const dir = path.join(temporary(), 'scan_0001');
  execFileSync(PYTHON, [
    path.resolve('test/unit/prepare/series.py'),
    'tif',
    dir,
    'scan_0001_',
    '5',
    '1',
  ]);
  return dir;
}

test('dropped numbered files are one stack, and their positions are beside them', async ({
  open,
}) => {
  const { app, page } = await open();
  const dir = numbered();
  const names = readdirSync(dir).sort().reverse();
  await dropFile(page, ...names.map((name) => path.join(dir, name)), foreign('positions_xy_m.txt'));
  await expect(
    sheet(page).getByRole('button', { name: /^Files: scan_0001_\*\.tif, positions_xy_m\.txt/ }),
  ).toContainText('30 files');
  await sheet(page).getByRole('textbox', { name: 'Energy' }).fill('8.8keV');
  await sheet(page).getByRole('textbox', { name: 'Distance' }).fill('1.5m');
  await sheet(page).getByRole('textbox', { name: 'Detector pixel' }).fill('75um');
  await answerSaveDialog(app, path.join(temporary(), 'scan.npz'));
  await expect(sheet(page)).toContainText('scan_0001_ptychopinn.npz');
  await sheet(page).getByRole('button', { name: 'Write and open' }).click();
  await expectPrepared(page, 'scan.npz');
});

test('of one numbered file all are offered', async ({ open }) => {
  const { app, page } = await open();
  const dir = numbered();
  await answerOpenDialog(app, path.join(dir, 'scan_0001_00012.tif'));
  await page.keyboard.press('Control+Shift+D');
  const problems = sheet(page).getByRole('list', { name: 'Problems of the files' });
  await expect(problems).toContainText('scan_0001_00012.tif is one of 30 numbered files');
  await problems.getByRole('button', { name: 'Take all 30 files' }).click();
  await expect(sheet(page).getByRole('button', { name: 'Files: scan_0001_*.tif' })).toContainText(
    '30 files',
  );
  await expect(problems).toHaveCount(0);
});

test('a folder named on the command line is the stack in it', async ({ start }) => {
  const dir = numbered();
  rmSync(path.join(dir, 'scan_0001_00004.tif'));
  writeFileSync(path.join(dir, 'dark.tif'), 'no frame');
  copyFileSync(foreign('positions_xy_m.txt'), path.join(dir, 'positions.txt'));
  const { page } = await start({ args: [dir] });
  const problems = sheet(page).getByRole('list', { name: 'Problems of the files' });
  await expect(problems).toContainText('1 number from 1 to 30 has no file scan_0001_*.tif: 4.');
  await expect(problems).toContainText('dark.tif');
  await expect(
    sheet(page).getByRole('button', { name: /^Files: scan_0001_\*\.tif, positions\.txt/ }),
  ).toContainText('29 files');
});

test('a stack by itself is offered the text beside it', async ({ start }) => {
  const { app, page } = await start();
  const dir = temporary();
  copyFileSync(foreign('patterns.npy'), path.join(dir, 'patterns.npy'));
  copyFileSync(foreign('positions_xy_m.txt'), path.join(dir, 'positions.txt'));
  await answerOpenDialog(app, path.join(dir, 'patterns.npy'));
  await page.keyboard.press('Control+Shift+D');
  const problems = sheet(page).getByRole('list', { name: 'Problems of the files' });
  await problems.getByRole('button', { name: 'Add positions.txt' }).click();
  await expect(
    sheet(page).getByRole('button', { name: 'Files: patterns.npy, positions.txt' }),
  ).toBeVisible();
  await expect(
    sheet(page).getByRole('button', { name: /^Source of x.*: positions\.txt$/ }),
  ).toBeVisible();
});

test('a folder with several stacks asks which one', async ({ start }) => {
  const dir = numbered();
  for (const name of readdirSync(dir))
    copyFileSync(path.join(dir, name), path.join(dir, name.replace('scan_0001', 'scan_0002')));
  copyFileSync(foreign('positions_xy_m.txt'), path.join(dir, 'positions.txt'));
  const { page } = await start({ args: [dir] });
  await sheet(page).getByRole('button', { name: 'scan_0002_*.tif 30 files' }).click();
  await expect(
    sheet(page).getByRole('button', { name: 'Files: scan_0002_*.tif, positions.txt' }),
  ).toContainText('30 files');
});
