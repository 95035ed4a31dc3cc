/** The Network input tab: the pattern that is chosen, what cannot be read or predicted, and what the checks find. */
import { beforeEach, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { useInputState } from '../../renderer/plan/input/inputState';
import { usePlanView } from '../../renderer/plan/view';
import { checkInput } from '../../shared/plan/input/checkInput';
import { inputPattern } from '../../shared/plan/input/pattern';
import { randomNumbers, randomScan, type Scan, sourceOf } from '../unit/plan/input/simulate';
import { MISTAKES } from '../unit/plan/input/spoil';
import { main } from './main';
import { openWindow, settled } from './window';

const SCAN = randomScan(randomNumbers(5));

/** Main answers from this scan, whose patterns are repeated up to the dataset's 600. */
function hold(scan: Scan): void {
  const source = sourceOf(scan);
  main.inputPattern = async (index) => ({
    ok: true,
    value: { ...(await inputPattern(source, index % scan.patterns.length)), index },
  });
  main.inputChecks = async () => ({
    ok: true,
    value: await checkInput(
      source,
      { expects: 'amplitude', fit: false },
      { checkpoint: () => undefined },
    ),
  });
}

async function openTab(): Promise<void> {
  await openWindow();
  main.menu({ kind: 'command', command: 'open-example' });
  await settled();
  await userEvent.keyboard('{Control>}2{/Control}');
  await userEvent.click(page.getByRole('tab', { name: 'Network input' }));
}

const tab = () => page.getByRole('tabpanel');
const pictures = () =>
  [...document.querySelectorAll<HTMLElement>('[role=tabpanel] figure [role=img]')].map(
    (one) => one.ariaLabel?.split(',')[0],
  );
const box = () => tab().getByRole('spinbutton', { name: 'Pattern index' });
/** Verdict and sentence of a check. */
const line = (name: string) =>
  tab()
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name, exact: true }) });

beforeEach(async () => {
  await page.viewport(1440, 900);
  usePlanView.setState({ tab: 'groups' });
  useInputState.setState({ checks: null, key: '' });
  hold(SCAN);
});

it('shows the pattern whose index is typed, with what is predicted and left', async () => {
  await openTab();
  await userEvent.fill(box(), '301');
  await expect.element(tab()).toHaveTextContent('diff3d[301]');
  expect(pictures()).toEqual(['Measured', 'Predicted', 'Residual']);
  await expect.element(tab()).toHaveTextContent(/Correlation 0\.9\d\d, fitted scale/);
});

it('a pattern that cannot be read has the reason in place of its pictures', async () => {
  const { inputPattern: before } = main;
  main.inputPattern = async (index) =>
    index === 301
      ? { ok: false, error: { code: 'member-truncated', parameters: {} } }
      : before(index);
  await openTab();
  await userEvent.fill(box(), '301');
  await expect
    .element(tab())
    .toHaveTextContent('Pattern 301 cannot be read: Its data in the archive is truncated.');
  expect(pictures()).toEqual([]);
  await userEvent.fill(box(), '302');
  await expect.element(tab()).toHaveTextContent('diff3d[302]');
  expect(pictures()).toContain('Measured');
});

it('without an object there are the measured pictures, and one sentence', async () => {
  hold({ ...SCAN, object: null });
  await openTab();
  await expect.element(tab()).toHaveTextContent('No objectGuess: nothing to predict from');
  expect(pictures()).toEqual(['Measured']);
  // The factor waits for groups, so the second place says so.
  await expect.element(tab()).toHaveTextContent('The factor is not known: see Normalisation.');
  await expect.element(line('FFT shift')).toHaveTextContent('centred');
  await expect
    .element(tab().getByRole('button', { name: 'Fit the axes without an object' }))
    .toBeVisible();
});

it('pointing at a pixel reads it from every picture', async () => {
  await openTab();
  await userEvent.fill(box(), '7');
  await userEvent.hover(tab().getByRole('img', { name: /^Measured/ }));
  const readout =
    /\[(\d+), (\d+)\] measured ([\d.]+) · normalised \? · predicted [\d.]+ · residual −?[\d.]+/;
  await expect.element(tab()).toHaveTextContent(readout);
  const [, row, column, measured] = readout.exec(tab().element().textContent) ?? [];
  const value = SCAN.patterns[7]?.[Number(row) * SCAN.side + Number(column)] ?? Number.NaN;
  expect(Number(measured) / value).toBeCloseTo(1, 3);
});

it('a check that contradicts the data has its votes, its alternative and a remedy', async () => {
  hold(MISTAKES['x and y swapped'].spoil(SCAN));
  await openTab();
  await expect
    .element(tab().getByRole('heading', { name: 'One check contradicts the data as stored' }))
    .toBeVisible();
  await expect
    .element(line('x and y swapped'))
    .toHaveTextContent(/patterns prefer the alternative/);
  await expect.element(line('FFT shift')).toHaveTextContent('centred');
  await expect.element(tab()).toHaveTextContent('Swap or mirror xcoords and ycoords accordingly.');
});

it('names swapped axes and FFT order, and what to do', async () => {
  const swapped = MISTAKES['x and y swapped'].spoil(SCAN);
  hold(MISTAKES['quadrants in FFT order'].spoil(swapped));
  await openTab();
  const checks = page.getByRole('region', { name: 'Checks of the network input' });
  await expect.element(checks).toHaveTextContent('2 checks contradict the data as stored');
  await expect.element(line('x and y swapped')).toHaveTextContent('57 of 57 patterns prefer');
  await expect.element(line('FFT shift')).toHaveTextContent('in FFT order');
  await expect.element(checks).toHaveTextContent('numpy.fft.fftshift');
  await expect.element(line('x mirrored')).toHaveTextContent('cannot tell');
});

it('a click on the scatter of correlations shows that pattern', async () => {
  await openTab();
  const scatter = tab().getByRole('region', { name: 'Correlation across the scan' });
  await userEvent.click(scatter.getByRole('img'));
  const chosen = Number((await box().element()).getAttribute('value'));
  expect(chosen).toBeGreaterThan(0);
  await expect.element(tab()).toHaveTextContent(`diff3d[${chosen}]`);
});
