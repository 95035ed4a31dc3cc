/** Runs side by side in the Runs view: recorded ones, with curves, settings, results and pictures. */
import { beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { useCompare } from '../../renderer/runs/compare/store';
import { useRuns } from '../../renderer/runs/store';
import { useStore } from '../../renderer/store/store';
import type { RunPicture } from '../../shared/runs/compare/pictures';
import { runDetail, runList } from '../unit/runs/shown';
import { main } from './main';
import { recordedRun } from './recorded';
import { button, openWindow } from './window';

beforeEach(async () => {
  main.runDetails.clear();
  main.recordedRuns.clear();
  main.runCurves.clear();
  main.runPictures.clear();
  main.runPlanes.clear();
  useStore.setState({ place: 'form' });
  useRuns.setState(useRuns.getInitialState());
  useCompare.setState(useCompare.getInitialState());
});

type Change = Parameters<typeof recordedRun>[1];

/** Opens the Runs view with these, by their names: each is one of `test/runs`, or one changed. */
async function open(runs: {
  readonly [name: string]: readonly [recorded: string, change?: Change];
}) {
  const details = Object.keys(runs).map((name) => runDetail({ name, state: 'finished' }));
  main.runList = runList(details);
  for (const [name, [recorded, change]] of Object.entries(runs)) {
    const { run, curves } = recordedRun(recorded, change);
    main.recordedRuns.set(name, run);
    main.runCurves.set(name, curves);
  }
  for (const detail of details) main.runDetails.set(detail.id, detail);
  await openWindow();
  main.menu({ kind: 'command', command: 'runs' });
}

const panel = () => page.getByRole('region', { name: 'Compare runs' });
const mark = (name: string) =>
  userEvent.click(page.getByRole('checkbox', { name: `Compare ${name}`, exact: true }));
const row = (name: string) => [
  ...(document.querySelectorAll(`[data-row="${name}"] td`) as NodeListOf<HTMLElement>),
];
const texts = (name: string) => row(name).map(({ textContent }) => textContent);

const FEWER = {
  hparams: (text: string) => text.replace('nphotons: 1000000000.0', 'nphotons: 1e5'),
};

describe('settings and results', () => {
  it('are there once two runs are marked, and go with them', async () => {
    await open({ a: ['native-finished'], b: ['native-killed'] });
    await mark('a');
    await expect.element(panel()).not.toBeInTheDocument();
    await mark('b');
    await expect.element(panel()).toHaveTextContent('Compare 2 runs');
    await expect.poll(() => texts('training_config.epochs')).toEqual(['3', '500']);
    await userEvent.click(button('Clear'));
    await expect.element(panel()).not.toBeInTheDocument();
  });

  it('say that nothing differs once all have been read, not before', async () => {
    await open({ a: ['native-finished'], b: ['native-finished'] });
    const run = recordedRun('native-finished').run;
    let give: (() => void)[] = [];
    for (const name of ['a', 'b'])
      main.recordedRuns.set(name, new Promise((read) => give.push(() => read(run))));
    for (const name of ['a', 'b']) await mark(name);
    for (const count of ['0', '1']) {
      await expect.element(panel()).toHaveTextContent(`Reading: ${count} of 2`);
      expect(panel().element().textContent).not.toMatch(/differs|None of these/);
      give[0]?.();
      give = give.slice(1);
    }
    await expect.element(panel()).toHaveTextContent('No recorded setting differs.');
  });

  it('mark the setting that is unlike the others, and the best loss', async () => {
    await open({ a: ['native-finished'], b: ['native-killed'], c: ['native-finished'] });
    for (const name of ['a', 'b', 'c']) await mark(name);
    await expect.poll(() => texts('training_config.epochs')).toEqual(['3', '500', '3']);
    expect(row('training_config.epochs').map(({ dataset }) => dataset['odd'])).toEqual([
      undefined,
      'true',
      undefined,
    ]);
    const best = row('Best validation loss');
    expect(best.map((cell) => cell.querySelector('b') !== null)).toEqual([false, true, false]);
  });

  it('never call a loss of another scale best, and say why', async () => {
    await open({ a: ['native-finished'], b: ['native-killed', FEWER], c: ['native-finished'] });
    for (const name of ['a', 'b', 'c']) await mark(name);
    await expect
      .element(panel())
      .toHaveTextContent(
        'Another loss scale: nphotons differs. Compare these curves in shape only.',
      );
    expect(texts('Best validation loss')[1]).toMatch(/ \*$/);
    expect(row('Best validation loss').map((cell) => cell.querySelector('b') !== null)).toEqual([
      true,
      false,
      true,
    ]);
    await userEvent.click(button('Results'));
    await expect.element(panel().getByText('Training loss of each step')).toBeVisible();
    expect(texts('Best training loss')[1]).toMatch(/ \*$/);
  });
});

describe('curves', () => {
  const chart = () => panel().getByRole('img', { name: /^Validation loss of 2 runs/ });
  const status = () => panel().getByRole('status');
  const read = async (keys: string) => {
    const element = chart().element();
    if (element instanceof SVGElement) element.focus();
    await userEvent.keyboard(keys);
  };

  it('are read by the arrow keys, each by itself, and end where their run ended', async () => {
    await open({ a: ['native-finished'], b: ['native-killed'] });
    await mark('a');
    await mark('b');
    await expect.element(chart()).toBeVisible();
    await read('{Home}');
    await expect.element(status()).toHaveTextContent(/^epoch 1: a 5\.33e10, b 3\.78e10/);
    await read('{End}');
    await expect.element(status()).toHaveTextContent(/^epoch 4: a —, b 3\.3/);
    await read('{ArrowLeft}');
    await expect.element(status()).toHaveTextContent(/^epoch 3: a 4\.82e10, b /);
  });

  it('differ in dash as in colour', async () => {
    await open({ a: ['native-finished'], b: ['native-killed'] });
    await mark('a');
    await mark('b');
    await expect.element(chart()).toBeVisible();
    const dashes = [...chart().element().querySelectorAll('path[data-pen]')].map(
      (path) => getComputedStyle(path).strokeDasharray,
    );
    expect(new Set(dashes).size).toBe(2);
  });

  it('show a value that is not finite, smoothed or not', async () => {
    // The loss of the second epoch.
    const metrics = (text: string) => text.replace(/^(1,,,,)\d+\.\d+(,\d+)$/m, '$1nan$2');
    await open({ a: ['native-finished', { metrics }], b: ['native-finished'] });
    await mark('a');
    await mark('b');
    await expect.element(chart()).toBeVisible();
    const reads = async () => {
      await read('{Home}{ArrowRight}');
      await expect.element(status()).toHaveTextContent(/^epoch 2: a not finite, b 5\./);
    };
    await reads();
    await userEvent.click(panel().getByRole('combobox', { name: 'Smoothing' }));
    await userEvent.click(page.getByRole('option', { name: 'Smoothed 0.9', exact: true }));
    await reads();
  });

  it('are over steps, too, and where no time was noted the chart says so', async () => {
    await open({ a: ['native-finished'], b: ['native-killed'] });
    await mark('a');
    await mark('b');
    await userEvent.click(button('Step'));
    await expect.element(chart()).toBeVisible();
    await read('{Home}');
    await expect.element(status()).toHaveTextContent(/^step 2: /);
    await userEvent.click(panel().getByRole('button', { name: 'Time', exact: true }));
    await expect.element(panel()).toHaveTextContent('a: its log notes no times.');
  });
});

describe('pictures', () => {
  const SIDE = 32;
  const picture = (run: string, array: string): RunPicture => ({
    ...{ run, inference: null },
    name: `reconstruction.npz: ${array}`,
    file: 'reconstruction.npz',
    array,
    part: 'values',
    isPhase: array === 'phase',
  });
  /** A pattern of stripes, stronger or weaker, all around the border unmeasured. */
  const stripes = (strength: number) =>
    Float32Array.from({ length: SIDE * SIDE }, (_, at) => {
      const [x, y] = [at % SIDE, Math.floor(at / SIDE)];
      const isInside = Math.min(x, y, SIDE - 1 - x, SIDE - 1 - y) >= 4;
      return isInside ? 2 + strength * Math.sin(x) * Math.cos(y / 2) : 0;
    });

  async function withPictures() {
    await open({ a: ['native-finished'], b: ['native-killed'] });
    for (const [name, strength] of [
      ['a', 1],
      ['b', 0.5],
    ] as const) {
      main.runPictures.set(name, [picture(name, 'amplitude'), picture(name, 'phase')]);
      main.runPlanes.set(`${name} amplitude`, stripes(strength));
      main.runPlanes.set(`${name} phase`, stripes(strength));
      await mark(name);
    }
    await userEvent.click(button('Pictures'));
  }
  const stage = (name: string) =>
    panel().getByRole('img', { name: new RegExp(`^reconstruction.npz: \\w+ of ${name},`) });

  it('are side by side, zoomed together, with the difference and the ring correlation', async () => {
    await withPictures();
    await expect.element(stage('a')).toBeVisible();
    await expect.element(stage('b')).toBeVisible();
    const zoom = (name: string) => stage(name).element().getAttribute('data-zoom');
    const before = zoom('b');
    const first = stage('a').element();
    if (first instanceof HTMLElement) first.focus();
    await userEvent.keyboard('+');
    await expect.poll(() => zoom('b')).not.toBe(before);
    expect(zoom('b')).toBe(zoom('a'));
    await userEvent.click(button('Differences'));
    await expect.element(panel()).toHaveTextContent('minus reference');
    const rings = panel().getByRole('region', { name: 'Fourier ring correlation' });
    await expect.element(rings).toHaveTextContent('up to 0.5 cycles per pixel');
    await expect.element(rings).toHaveTextContent('½-bit threshold');
  });

  it('of another reference are compared with that one', async () => {
    await withPictures();
    const rings = panel().getByRole('heading', { name: /^Fourier/ });
    await expect.element(rings).toHaveTextContent('with a');
    await userEvent.click(panel().getByRole('combobox', { name: 'Reference' }));
    await userEvent.click(page.getByRole('option', { name: 'b', exact: true }));
    await expect.element(rings).toHaveTextContent('with b');
  });

  it('that there are not, are said', async () => {
    await open({ a: ['native-finished'], b: ['native-killed'] });
    await mark('a');
    await mark('b');
    await userEvent.click(button('Pictures'));
    await expect.element(panel()).toHaveTextContent('None of these runs left pictures or arrays.');
  });
});
