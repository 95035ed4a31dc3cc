/** Results of a sweep: losses on one scale, axes narrowed by pointer and keys, importance, and the best as a start. */
import { beforeEach, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { useStore } from '../../renderer/store/store';
import { NO_RESULTS, useResults } from '../../renderer/sweep/results/store';
import { useSweep } from '../../renderer/sweep/store';
import type { PointResult, SweepResults } from '../../shared/sweep/results/results';
import { main } from './main';
import { openWindow } from './window';

const SCALE = 'poisson nphotons=1000000000 grid=2x2';

function point(index: number, rate: number, best: number | null, more: Partial<PointResult> = {}) {
  const loss =
    best === null
      ? null
      : { name: 'poisson_val_loss', last: best + 1, best, best_epoch: 3, scale_key: SCALE };
  return {
    ...{ index, name: `000${index}_rate-${rate}`, values: { learning_rate: rate, mode: 'a' } },
    ...{ state: 'finished' as const, evidence: [], loss, losses: loss ? [loss] : [], pictures: [] },
    ...more,
  };
}

/** The loss falls with the rate; one point is on another scale, one crashed. */
function results(): SweepResults {
  const rates = [1e-5, 1e-4, 1e-3, 1e-2, 1e-1, 1];
  const points = rates.map((rate, i) => point(i + 1, rate, 6 - i));
  const other = point(7, 10, 0.1);
  const loss = other.loss && { ...other.loss, scale_key: 'poisson nphotons=100000 grid=2x2' };
  const evidence = ['PtychoPINN ended with RuntimeError: out of memory'];
  return {
    name: 'rates',
    target: 'ptychopinn-2026.07',
    axes: [
      { kind: 'list', place: 'execution', name: 'learning_rate', values: [...rates, 10, 100] },
      { kind: 'list', place: 'override', name: 'mode', values: ['a'] },
    ],
    points: [
      ...points,
      { ...other, loss, losses: loss ? [loss] : [] },
      point(8, 100, null, { state: 'crashed', evidence }),
    ],
  };
}

const table = () => page.getByRole('grid', { name: 'Results' });
const rows = () => table().getByRole('row').elements().length - 1;
const side = () => page.getByRole('region', { name: 'Best point and importance' });
const end = (name: string) => page.getByRole('slider', { name });

beforeEach(async () => {
  main.sweepResults = results();
  main.startedPoints.length = 0;
  useResults.setState(NO_RESULTS);
  useSweep.setState({ view: 'results' });
  useStore.setState({ place: 'form' });
  await openWindow();
  main.menu({ kind: 'command', command: 'sweep' });
  await expect.element(page.getByRole('button', { name: 'Open results…' })).toBeVisible();
});

it('shows each point, and calls best only what is on the scale of most', async () => {
  await expect.poll(rows).toBe(8);
  const best = side().getByRole('region', { name: 'Best point' });
  await expect.element(best).toHaveTextContent('Point 6 best of 6 finished points');
  const row = (text: RegExp) => table().getByRole('row', { name: text });
  await expect.element(row(/^7/)).toHaveTextContent('0.1 * on another scale');
  await expect.element(row(/^7/)).toHaveTextContent('other scale: nphotons=100000');
  await expect.element(row(/^8/)).toHaveTextContent('RuntimeError: out of memory');
});

it('judges by the scale that is chosen', async () => {
  await userEvent.click(page.getByRole('combobox', { name: 'Scale of the losses' }));
  await userEvent.click(page.getByRole('option', { name: /1 points/ }));
  await expect.element(side()).toHaveTextContent('Point 7 best of 1 finished point');
  await expect.element(side()).toHaveTextContent('It takes 5 points; there are 1.');
});

it('says how much each axis matters, how that is known, and of how many points', async () => {
  const importance = side().getByRole('region', { name: 'Importance of the axes' });
  await expect.element(importance).toHaveTextContent('6 finished points');
  await expect.element(importance).toHaveTextContent('1.00the loss falls with it');
  await expect.element(importance).toHaveTextContent('not knownAll points have the same value.');
  await expect.element(importance).toHaveTextContent('Spearman’s rank correlation');
});

it('is narrowed from value to value by arrow keys, and Escape shows all again', async () => {
  await expect.poll(rows).toBe(8);
  end('learning_rate from').element().focus();
  await userEvent.keyboard('{ArrowUp}{ArrowUp}');
  await expect.element(end('learning_rate from')).toHaveAttribute('aria-valuetext', '0.001');
  await expect.poll(rows).toBe(6);
  end('best loss to').element().focus();
  await userEvent.keyboard('{Home}');
  await expect.poll(rows).toBe(1);
  await expect.element(table()).toHaveTextContent('finished');
  await userEvent.keyboard('{Escape}');
  await expect.poll(rows).toBe(6);
  await userEvent.click(page.getByRole('button', { name: 'Show all points' }));
  await expect.poll(rows).toBe(8);
});

it('is narrowed by a drag along an axis; a click on the axis shows all again', async () => {
  await expect.poll(rows).toBe(8);
  const hold = document.querySelector('[data-range="learning_rate"]');
  if (!hold) throw new Error('There is no axis to drag along');
  const { left, top, width, height } = hold.getBoundingClientRect();
  const at = (share: number, type: string) =>
    hold.dispatchEvent(
      new PointerEvent(type, {
        ...{ bubbles: true, pointerId: 1, clientX: left + width / 2 },
        clientY: top + height * share,
      }),
    );
  Object.assign(hold, { setPointerCapture: () => {} });
  at(0.5, 'pointerdown');
  at(1, 'pointermove');
  at(1, 'pointerup');
  await expect.poll(rows).toBeLessThan(6);
  at(0.5, 'pointerdown');
  at(0.5, 'pointerup');
  await expect.poll(rows).toBe(8);
});

it('asks main for the request of the best point, or of the selected one', async () => {
  await userEvent.click(side().getByRole('button', { name: 'Take the best as starting point' }));
  await userEvent.click(table().getByRole('row', { name: /^2 / }));
  await userEvent.click(side().getByRole('button', { name: 'Use as starting point' }));
  await expect
    .poll(() => main.startedPoints)
    .toEqual([results().points[5]?.name, results().points[1]?.name]);
});

it('says what it needs where nothing was written', async () => {
  main.sweepResults = null;
  useResults.setState(NO_RESULTS);
  await expect
    .element(page.getByRole('region', { name: 'Results of the sweep' }))
    .toHaveTextContent('Export the sweep and run its points');
});

it('tells Optuna the results, and says what was told', async () => {
  await expect.poll(rows).toBe(8);
  await userEvent.click(page.getByRole('button', { name: 'Optuna' }));
  await userEvent.click(page.getByRole('menuitem', { name: /^Tell the results/ }));
  await expect
    .element(page.getByRole('contentinfo'))
    .toHaveTextContent('Study rates: 3 trials answered, 2 added');
});
