/** The form's paths: one is chosen in a dialog. */
import { expect } from 'playwright/test';
import { answerOpenDialog } from './launch';
import { field, row, TRAIN64, test } from './start';

test('a path is chosen in a dialog, and the file is not opened', async ({ open }) => {
  const { app, page } = await open({ file: TRAIN64 });
  await answerOpenDialog(app, '/data/validation.npz');
  const test_data = row(page, 'test_data_file');
  await field(page, 'test_data_file').hover();
  await test_data.getByRole('button', { name: 'Choose test_data_file' }).click();
  await expect(field(page, 'test_data_file')).toHaveValue('/data/validation.npz');
});
