/** Taking over a text: pasted or typed; looked at first, taken back whole. */
import { beforeEach, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { useImport } from '../../renderer/import/store';
import { requestText } from '../requestText';
import { control, footer, openRequest, openWindow } from './window';

beforeEach(async () => {
  useImport.setState(useImport.getInitialState());
  await openWindow();
});

const sheet = page.getByRole('dialog', { name: 'Import' });
const importIt = sheet.getByRole('button', { name: 'Import', exact: true });
const SHAPE = '600 × 128 × 128';

/** Pastes as the user does, where the focus is: the text on the clipboard, then the key. */
async function paste(text: string): Promise<void> {
  const focused = document.activeElement;
  const other = document.createElement('textarea');
  other.value = text;
  document.body.append(other);
  other.select();
  await userEvent.copy();
  other.remove();
  if (focused instanceof HTMLElement) focused.focus();
  await userEvent.paste();
}

it('pasted with no field in hand: looked at, added, undone', async () => {
  await openRequest();
  await userEvent.fill(control('n_groups'), '8');
  await userEvent.fill(control('max_epochs'), '7');
  await userEvent.fill(control('batch_size'), 'many');
  await page.getByText(SHAPE).first().click();
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  await paste(requestText());
  await expect.element(sheet).toHaveTextContent('Read as Pinnboard request');
  await expect.element(sheet).toHaveTextContent('All settings of the text are imported');
  await expect.element(sheet).toHaveTextContent('~change override n_groups 8 → to 12');
  await expect.element(sheet).toHaveTextContent('+set execution learning_rate 0.0001');
  const mode = (name: string) => sheet.getByRole('button', { name });
  await expect.element(mode('Add to my settings')).toHaveAttribute('aria-pressed', 'true');
  await expect.element(sheet).not.toHaveTextContent('max_epochs');
  await mode('Replace my settings').click();
  await expect.element(sheet).toHaveTextContent('-remove override max_epochs 7');
  await expect.element(sheet).toHaveTextContent('output_dir training_outputs → to runs/theirs');
  expect(control('n_groups').value).toBe('8');
  await importIt.click();
  await expect.poll(() => control('n_groups').value).toBe('12');
  await expect.poll(() => control('max_epochs').value).toBe('');
  await expect.element(footer()).toHaveTextContent('Applied: Pinnboard request');
  await expect.element(page.getByText(SHAPE).first()).toBeVisible();
  await footer().getByRole('button', { name: /^Undo/ }).click();
  await expect.poll(() => control('n_groups').value).toBe('8');
  await expect.poll(() => control('max_epochs').value).toBe('7');
  await expect.poll(() => control('batch_size').value).toBe('many');
});

it('pasted into a field it is the text of the field', async () => {
  await openRequest();
  await userEvent.click(control('n_groups'));
  await expect.element(control('n_groups')).toHaveFocus();
  await paste('16');
  await expect.poll(() => control('n_groups').value).toBe('16');
  await expect.element(sheet).not.toBeInTheDocument();
});

it('Cancel and Escape change nothing and lose no text', async () => {
  await openRequest();
  await userEvent.fill(control('n_groups'), '8');
  await userEvent.keyboard('{Control>}i{/Control}');
  const box = sheet.getByLabelText('Text to import');
  await expect.element(box).toHaveFocus();
  await userEvent.fill(box, 'half a tex');
  await expect.element(sheet).toHaveTextContent('Cannot import Unknown format');
  await expect.element(importIt).toHaveAttribute('aria-disabled', 'true');
  await userEvent.keyboard('{Escape}');
  await expect.element(sheet).not.toBeInTheDocument();
  await expect.element(control('n_groups')).toHaveFocus();
  await userEvent.keyboard('{Control>}i{/Control}');
  await expect.element(box).toHaveValue('half a tex');
  await userEvent.fill(box, requestText({ overrides: { n_groups: 'x' } }));
  await sheet.getByLabelText('Read as').click();
  await page.getByRole('option', { name: 'Pinnboard payload' }).click();
  await expect.element(sheet).toHaveTextContent('(Pinnboard payload) This JSON file is not');
  await sheet.getByRole('button', { name: 'Cancel' }).click();
  await expect.element(sheet).not.toBeInTheDocument();
  expect(control('n_groups').value).toBe('8');
});
