/** What becomes of the window when files change under it, or the disk is full. */
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'playwright/test';
import { expectDraft } from './drafts';
import { answerSaveDialog } from './launch';
import { field, fixture, TRAIN64, test } from './start';

const temporary = () => mkdtempSync(path.join(tmpdir(), 'pinnboard-lost-'));

test('a dataset that is replaced or missing is reported, and is reloaded on request', async ({
  start,
}) => {
  const share = path.join(temporary(), 'share');
  mkdirSync(share);
  const file = path.join(share, 'scan.npz');
  copyFileSync(TRAIN64, file);
  const { page } = await start({ args: [file] });
  const dataset = page.getByRole('region', { name: 'Dataset', exact: true });
  await field(page, 'n_groups').fill('8');
  await expect(dataset.getByText('24 × 64 × 64')).toBeVisible();
  copyFileSync(fixture('train128.npz'), `${file}.next`);
  renameSync(`${file}.next`, file);
  await expect(dataset.getByText('File changed on disk.')).toBeVisible();
  await expect(dataset.getByText('24 × 64 × 64')).toBeVisible();
  // The focus is kept for who works by keyboard, and the start was answered by pointer.
  await page.keyboard.press('Tab');
  await dataset.getByRole('button', { name: 'Reload' }).focus();
  await page.keyboard.press('Enter');
  await expect(dataset.getByText(/× 128 × 128/).first()).toBeVisible();
  await expect(dataset.getByText('File changed on disk.')).toBeHidden();
  // The button that had the focus is gone: the focus is not.
  await expect(dataset.locator(':focus')).toHaveCount(1);
  renameSync(share, `${share}-away`);
  await expect(dataset.getByText('File not found.')).toBeVisible();
  await expect(dataset.getByText('Your settings are kept')).toBeVisible();
  await expect(field(page, 'n_groups')).toHaveValue('8');
  renameSync(`${share}-away`, share);
  await expect(dataset.getByText('File not found.')).toBeHidden();
});

test('an export to a full disk is reported, and the draft is kept', async ({ start }) => {
  const disk = temporary();
  const mount = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=8k', 'tmpfs', disk]);
  test.skip(mount.status !== 0, 'mounting a small disk needs root');
  try {
    const userDataDir = temporary();
    const { app, page } = await start({ args: [TRAIN64], userDataDir });
    await field(page, 'n_groups').fill('8');
    await answerSaveDialog(app, path.join(disk, 'a.json'));
    await page.getByRole('button', { name: /Export payload/ }).click();
    await expect(page.getByRole('alert')).toContainText(
      'a.json cannot be written: the disk is full',
    );
    await expect(field(page, 'n_groups')).toHaveValue('8');
    expect(readdirSync(disk)).toEqual([]);
    await expectDraft(userDataDir, { draft: { overrides: { n_groups: 8 } } });
    app.process().kill('SIGKILL');
    const again = await start({ userDataDir });
    await expect(field(again.page, 'n_groups')).toHaveValue('8');
  } finally {
    spawnSync('umount', [disk]);
  }
});

test('a full disk under the drafts is reported once, until there is space', async ({ start }) => {
  const userDataDir = temporary();
  const drafts = path.join(userDataDir, 'pinnboard/drafts');
  mkdirSync(drafts, { recursive: true });
  const mount = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=16k', 'tmpfs', drafts]);
  test.skip(mount.status !== 0, 'mounting a small disk needs root');
  try {
    writeFileSync(path.join(drafts, 'filling'), Buffer.alloc(16 * 1024));
    const { page } = await start({ args: [TRAIN64], userDataDir });
    await field(page, 'n_groups').fill('8');
    const alert = page.getByRole('alert');
    await expect(alert).toContainText('Autosave failed');
    await expect(alert).toContainText('the disk is full');
    spawnSync('mount', ['-o', 'remount,size=1m', drafts]);
    await field(page, 'n_groups').fill('9');
    await expect(alert).toBeEmpty();
  } finally {
    spawnSync('umount', ['-l', drafts]);
  }
});
