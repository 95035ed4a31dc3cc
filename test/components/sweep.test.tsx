/** A sweep in the window: its axes, the table of its points, one point, and the coverage plots. */
import { beforeEach, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { useStore } from '../../renderer/store/store';
import { useSweep } from '../../renderer/sweep/store';
import { DESIGN } from './main';
import { button, control, openScan, openWindow, retype } from './window';

const count = () => page.getByTestId('point-count');
const values = (name: string) => page.getByRole('textbox', { name: `Values of ${name}` });
const grid = () => page.getByRole('grid', { name: 'Points' });
const rows = () => [...grid().element().querySelectorAll<HTMLElement>('[data-position]')];
const shown = () => rows().map(({ textContent }) => textContent);
const chip = (name: string) =>
  page
    .getByRole('group', { name: 'Show points' })
    .getByRole('button', { name: new RegExp(`^${name}`) });
const point = () => page.getByTestId('point');

async function addAxis(query: string, name: string, text: string): Promise<void> {
  const box = page.getByRole('combobox', { name: 'Add axis' });
  await userEvent.fill(box, query);
  await userEvent.keyboard('{Enter}');
  await expect.element(values(name)).toHaveFocus();
  await userEvent.fill(values(name), text);
}

/** The factory refuses an accumulation over no steps. */
async function threeAxes(): Promise<void> {
  await openScan(DESIGN);
  await retype('n_groups', '24');
  await userEvent.click(control('learning_rate'));
  await userEvent.keyboard('{Control>}{Shift>}g{/Shift}{/Control}');
  // The current value stands first.
  await expect.element(values('learning_rate')).toHaveValue('0.001');
  await userEvent.fill(values('learning_rate'), '1e-4, 3e-4, 1e-3');
  await addAxis('grid size', 'gridsize', '1, 2');
  await addAxis('accum', 'accum_steps', '0, 1');
  await expect.element(count()).toHaveTextContent(/^12$/);
}

/** React renders in a message to itself: it has done so when this one, which is sent later, has come. */
const rendered = () =>
  new Promise<unknown>((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = resolve;
    port2.postMessage(null);
  });

beforeEach(async () => {
  const { view, selected, shown, rule, sorting } = useSweep.getInitialState();
  useSweep.setState({ view, selected, shown, rule, sorting });
  useStore.setState({ place: 'form' });
  await openWindow();
});

it('three axes give points with findings, filtered and sorted, and one is used', async () => {
  await threeAxes();
  await expect.element(chip('Blocked')).toHaveTextContent('6');
  await expect.poll(rows).toHaveLength(12);
  await expect.poll(() => shown()[0]).toContain('blocked');
  expect(shown()[0]).toContain('execution-option-refused');

  // What every point has stands apart from what tells points apart.
  const findings = page.getByRole('region', { name: 'Findings of the sweep' });
  await expect
    .element(findings.getByRole('region', { name: 'At some points' }))
    .toHaveTextContent('execution-option-refused');
  await expect
    .element(findings.getByRole('region', { name: /^At every point/ }))
    .toHaveTextContent('test-data-missing');
  await userEvent.click(
    findings.getByRole('button', {
      name: 'Show only the 6 points with execution-option-refused',
    }),
  );
  await expect.poll(rows).toHaveLength(6);
  await userEvent.click(button('Only execution-option-refused: show all'));
  await userEvent.click(chip('Ready'));
  await expect.poll(rows).toHaveLength(6);
  await userEvent.click(chip('All'));

  const header = page.getByRole('columnheader', { name: 'learning_rate' });
  await userEvent.click(header.getByRole('button'));
  await userEvent.click(header.getByRole('button'));
  await expect.element(header).toHaveAttribute('aria-sort', 'descending');
  await expect.poll(() => shown()[0]).toContain('0.001');

  await userEvent.click(button('Add condition'));
  const condition = page.getByRole('textbox', { name: 'Condition 1' });
  await userEvent.fill(condition, 'accum_steps < 1 and');
  await expect.element(page.getByText(/^at character 20: /)).toBeVisible();
  await expect.element(count()).toHaveTextContent(/^0$/);
  await userEvent.fill(condition, 'accum_steps < 1 and gridsize == 2');
  await expect.element(count()).toHaveTextContent(/^9$/);
  await expect.element(page.getByText('3 excluded')).toBeVisible();

  await expect.poll(() => shown().some((text) => text?.includes('ready'))).toBe(true);
  const ready = rows().find(({ textContent }) => textContent?.includes('ready'));
  await userEvent.click(ready ?? document.body);
  await expect.element(point()).toHaveTextContent('from the base');
  await userEvent.click(point().getByRole('button', { name: 'Use this point' }));
  await expect.poll(() => control('gridsize').value).toBe('1');
  await expect.poll(() => control('learning_rate').value).toBe('0.001');
  await userEvent.keyboard('{Control>}z{/Control}');
  await expect.poll(() => control('gridsize').value).toBe('');
  await userEvent.keyboard('{Control>}g{/Control}');
  await expect.element(count()).toHaveTextContent(/^9$/);
});

it('the table is navigated with the keyboard, and a point opens in the diff', async () => {
  await threeAxes();
  await expect.poll(() => shown()[0]).toContain('blocked');
  grid().element().focus();
  await userEvent.keyboard('{ArrowDown}{ArrowDown}');
  await expect.element(point().getByRole('heading', { name: 'Point 2' })).toBeVisible();
  await userEvent.keyboard('{End}');
  await expect.element(point().getByRole('heading', { name: 'Point 12' })).toBeVisible();
  await userEvent.keyboard('{Home}');
  await expect.element(point()).toHaveTextContent('accum_steps');
  await expect
    .element(point().getByRole('region', { name: 'Findings of the point' }))
    .toHaveTextContent('execution-option-refused');
  await userEvent.click(point().getByRole('button', { name: 'Open in diff' }));
  const panel = page.getByRole('tabpanel');
  await expect
    .element(panel.getByRole('button', { name: /^Source B:/ }))
    .toHaveTextContent(/^Point 1 of the sweep$/);
  await expect
    .element(panel.getByRole('row', { name: /learning_rate/ }).first())
    .toHaveTextContent('×0.1');
});

it('the coverage plots show the points, with tooltips, and open them', async () => {
  await threeAxes();
  await expect.element(chip('Blocked')).toHaveTextContent('6');
  await userEvent.click(button('Coverage'));
  const picture = page.getByRole('img', { name: /^How the points cover learning_rate, gridsize/ });
  await expect.element(picture).toBeVisible();
  await expect
    .element(page.getByRole('figure'))
    .toHaveTextContent('learning_rate: 3 values, 1e-4 to 0.001');
  const { height } = picture.element().getBoundingClientRect();
  const tooltip = page.getByText(/^Point \d+$/);
  // Down the first axis, which every line leaves.
  let down = 40;
  while (down < height - 18 && tooltip.elements().length === 0) {
    await userEvent.hover(picture, { position: { x: 66, y: down } });
    await rendered();
    down += 5;
  }
  await expect.element(tooltip).toBeVisible();
  await userEvent.click(picture, { position: { x: 66, y: down - 5 } });
  await expect.element(point().getByRole('heading', { name: /^Point / })).toBeVisible();
});
