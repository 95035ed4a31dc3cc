/** The run plan from the strip to the map of groups and back to the form. */
import { beforeEach, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { usePlanView } from '../../renderer/plan/view';
import { useStore } from '../../renderer/store/store';
import { DESIGN, main } from './main';
import { control, openExample, openScan, openWindow, retype } from './window';

const strip = () => page.getByRole('region', { name: 'Run plan' });
const cell = (name: string) =>
  document.querySelector<HTMLElement>(`[data-plan-strip] [data-cell="${name}"]`);
const figures = (name: string) =>
  [...(cell(name)?.querySelectorAll('b') ?? [])].map(({ textContent }) => textContent);
const view = (name: string) =>
  page.getByRole('group', { name: 'View', exact: true }).getByRole('button', { name });
const groups = () => page.getByRole('slider', { name: /^Groups n_groups/ });

beforeEach(async () => {
  main.holdScan();
  usePlanView.setState(usePlanView.getInitialState());
  useStore.setState({ place: 'form' });
  await openWindow();
});

it('groups are drawn on the map, and a slider there changes the form and the strip', async () => {
  await expect.element(strip()).toHaveTextContent('Open or prepare a dataset');
  await openExample();
  await retype('gridsize', '2');
  await retype('n_groups', '24');
  await expect.poll(() => cell('groups')?.textContent).toContain('24');
  expect(cell('groups')?.textContent).toContain('4');

  await userEvent.keyboard('{Control>}2{/Control}');
  await expect.element(view('Plan')).toHaveAttribute('aria-pressed', 'true');
  const map = page.getByRole('slider', { name: /^Groups of the scan/ });
  await expect.element(map).toHaveAttribute('aria-valuemax', '23');
  map.element().focus();
  await userEvent.keyboard('{ArrowRight}');
  await expect.element(map).toHaveAttribute('aria-valuenow', '1');
  await expect.element(page.getByRole('region', { name: 'Group 1', exact: true })).toBeVisible();

  groups().element().focus();
  await userEvent.keyboard('{ArrowLeft}{ArrowLeft}');
  await expect.element(map).toHaveAttribute('aria-valuemax', '21');
  await expect.poll(() => cell('groups')?.querySelector('del')?.textContent).toBe('24');
  await expect.poll(() => figures('groups')[0]).toBe('22');

  await userEvent.keyboard('{Control>}1{/Control}');
  await expect.poll(() => control('n_groups').value).toBe('22');
  // Dragging is one step of undo.
  await userEvent.keyboard('{Control>}z{/Control}');
  await expect.poll(() => control('n_groups').value).toBe('24');
  await expect.poll(() => figures('groups')[0]).toBe('24');
});

it('reasons are shown with their code marked, never between backticks', async () => {
  await openScan(DESIGN);
  await userEvent.keyboard('{Control>}2{/Control}');
  await expect.element(groups()).toBeDisabled();
  await expect
    .element(groups())
    .toHaveAttribute('aria-description', 'adr-003 is a design document that no program runs.');
  for (const name of ['Groups', 'Network input', 'Cost and schedule']) {
    const tab = page.getByRole('tab', { name });
    await userEvent.click(tab);
    await expect.element(tab).toHaveAttribute('aria-selected', 'true');
    const shown = [...document.querySelectorAll('body *')].flatMap((element) => [
      ...[...element.childNodes]
        .filter(({ nodeType }) => nodeType === Node.TEXT_NODE)
        .map(({ nodeValue }) => nodeValue),
      ...['aria-label', 'aria-description', 'data-tip'].map((one) => element.getAttribute(one)),
    ]);
    expect(shown.filter((text) => text?.includes('`'))).toEqual([]);
  }
});

it('a figure is reached by keyboard, opens its formula, and leads to the field that moves it', async () => {
  await openExample();
  await retype('n_groups', '24');
  await expect.poll(() => figures('steps')[0]).toBe('2');
  await userEvent.keyboard('{Alt>}p{/Alt}');
  await expect.poll(() => document.activeElement).toBe(cell('groups'));
  await userEvent.keyboard('{ArrowRight}');
  await expect.poll(() => document.activeElement).toBe(cell('steps'));
  await userEvent.keyboard('{Enter}');
  const formula = page.getByRole('dialog', { name: 'Optimizer steps' });
  await expect.element(formula.getByRole('row').first()).toBeVisible();
  await userEvent.click(formula.getByRole('button', { name: 'Batch size' }));
  await expect.poll(() => document.activeElement).toBe(control('batch_size'));
  // What a plan cannot know is measured by a short run of the same network.
  await userEvent.click(cell('gpu') ?? document.body);
  await userEvent.click(page.getByRole('button', { name: 'Measure with a 20-step run…' }));
  await expect.poll(() => control('max_epochs').value).toBe('10');
  await expect.poll(() => figures('steps').at(-1)).toBe('20');
});
