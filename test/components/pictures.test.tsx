/** Patterns of the dataset, by slider, keys, box and scan point. */
import { beforeEach, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { usePictures } from '../../renderer/pictures/store';
import { canvasColours } from '../canvasColours';
import { main } from './main';
import { openExample, openWindow } from './window';

const picture = (name: RegExp) => page.getByRole('img', { name });
const colours = (name: RegExp) => canvasColours(picture(name).element());

beforeEach(async () => {
  main.holdScan();
  usePictures.setState(usePictures.getInitialState());
  await openWindow();
  await openExample();
  await expect.element(picture(/^Pattern 0,/)).toBeVisible();
});

it('patterns are stepped by slider, keys and box, and follow the scan point', async () => {
  const slider = page.getByRole('slider', { name: 'Pattern' });
  await expect.poll(() => colours(/^Pattern 0,/).different).toBeGreaterThan(20);
  const first = colours(/^Pattern 0,/);
  slider.element().focus();
  await userEvent.keyboard('{ArrowRight}');
  await expect.element(picture(/^Pattern 1,/)).toBeVisible();
  await expect.poll(() => colours(/^Pattern 1,/).sum).not.toBe(first.sum);
  await userEvent.keyboard('{End}');
  await expect.element(picture(/^Pattern 599,/)).toBeVisible();
  const scan = page.getByRole('slider', { name: 'Scan point' });
  await expect.element(scan).toHaveAttribute('aria-valuenow', '599');
  await userEvent.fill(page.getByLabelText('Pattern index'), '5');
  await expect.element(picture(/^Pattern 5,/)).toBeVisible();
  const { width, height } = scan.element().getBoundingClientRect();
  await userEvent.click(scan, { position: { x: width * 0.9, y: height * 0.9 } });
  await expect.element(scan).not.toHaveAttribute('aria-valuenow', '5');
  const chosen = new RegExp(`^Pattern ${scan.element().getAttribute('aria-valuenow')},`);
  await expect.element(picture(chosen)).toBeVisible();
  const plain = colours(chosen);
  await userEvent.click(page.getByRole('switch', { name: 'log' }));
  await expect.poll(() => colours(chosen).sum).not.toBe(plain.sum);
});
