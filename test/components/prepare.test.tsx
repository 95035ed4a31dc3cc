/** The sheet Prepare dataset: wires, chips and what is typed, findings, and the writing. */
import { beforeEach, expect, it } from 'vitest';
import { type Locator, page, userEvent } from 'vitest/browser';
import { addSources, prepareSources } from '../../renderer/prepare/sources';
import { usePrepare } from '../../renderer/prepare/store';
import { useWriting } from '../../renderer/prepare/write';
import { useStore } from '../../renderer/store/store';
import type { Outcome } from '../../shared/ipc/contract';
import type { RecipePreview } from '../../shared/ipc/prepare';
import type { Recipe } from '../../shared/prepare/recipe';
import { main } from './main';
import { COUNT, OPENED, previewOf, SIEMENS, TIKE } from './sources';
import { draft, openWindow } from './window';

const sheet = () => page.getByRole('dialog', { name: 'Prepare dataset' });
const within = (name: string) => sheet().getByRole('article', { name, exact: true });
const chips = (target: string) => sheet().getByRole('list', { name: `Steps of ${target}` });
const chip = (target: string, name: string) =>
  chips(target).getByRole('button', { name, exact: true });
const recipe = (): Recipe => {
  const { recipe: now } = usePrepare.getState();
  if (!now) throw new Error('nothing is mapped');
  return now;
};
const steps = (target: 'patterns' | 'x' | 'y' | 'probe') =>
  recipe()[target]?.steps.map(({ step }) => step);

/** Drags with the pointer from the middle of one part to that of another. */
async function drag(from: Locator, to: Locator): Promise<void> {
  const middle = (locator: Locator) => {
    const box = locator.element().getBoundingClientRect();
    return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
  };
  const [start, end] = [middle(from), middle(to)];
  const source = document.elementFromPoint(start.x, start.y) ?? from.element();
  const send = (type: string, { x, y }: { x: number; y: number }) =>
    source.dispatchEvent(
      new PointerEvent(type, {
        ...{ bubbles: true, cancelable: true, pointerId: 1, button: 0, buttons: 1 },
        ...{ clientX: x, clientY: y },
      }),
    );
  send('pointerdown', start);
  send('pointermove', { x: start.x + 20, y: start.y });
  send('pointermove', end);
  send('pointerup', end);
}

beforeEach(async () => {
  await page.viewport(1440, 900);
  main.sources = [SIEMENS];
  main.openedSources = OPENED;
  main.recipePreview = async (asked) => ({ ok: true, value: previewOf(asked) });
  main.recipeFindings = () => [];
  main.writePrepared = async () => ({ ok: true, value: { status: 'cancelled' } });
  main.prepared.length = 0;
  usePrepare.setState({
    sources: [],
    choices: [],
    notes: [],
    recipe: null,
    past: [],
    index: 0,
    isTree: false,
  });
  useWriting.setState({ running: null, done: null, problem: null });
  await openWindow();
  main.menu({ kind: 'command', command: 'prepare' });
  await expect.element(within('diffraction')).toBeVisible();
});

it('says what was recognised, by which evidence, and begins with that mapping', async () => {
  await userEvent.click(sheet().getByRole('button', { name: 'Recognised: tike' }));
  const layouts = page.getByRole('dialog', { name: 'Layout' });
  await expect.element(layouts).toHaveTextContent('data, scan and probe are the names');
  expect(recipe()).toEqual(TIKE);
  await userEvent.click(layouts.getByRole('button', { name: 'Use this layout' }));
  await expect
    .element(sheet().getByRole('button', { name: 'Recognised: raw stack' }))
    .toBeVisible();
});

it('draws a wire from each array to what reads it', async () => {
  const wires = () => sheet().element().querySelectorAll('svg path:not([data-drawn])');
  await expect.poll(() => [...wires()].filter((path) => path.closest('g')).length).toBe(4);
});

it('keeps the ends of its wires at their cards when the window becomes smaller', async () => {
  const ends = () =>
    [...sheet().element().querySelectorAll('svg g circle:last-child')].map((end) =>
      Math.round(end.getBoundingClientRect().left + end.getBoundingClientRect().width / 2),
    );
  const edge = () => Math.round(within('diffraction').element().getBoundingClientRect().left);
  await expect.poll(() => ends().every((x) => Math.abs(x - edge()) <= 1) && ends().length).toBe(4);
  const before = edge();
  await page.viewport(1100, 700);
  await expect.poll(edge).not.toBe(before);
  await expect
    .poll(() => ends().map((x) => Math.abs(x - edge()) <= 1))
    .toEqual([true, true, true, true]);
});

it('reads another array once a wire is drawn to it with the pointer', async () => {
  await drag(within('scan'), within('probeGuess'));
  expect(recipe().probe).toMatchObject({ array: { file: 1, path: 'scan' } });
  await userEvent.keyboard('{Control>}z{/Control}');
  expect(recipe()).toEqual(TIKE);
});

it('offers the numbered files that a single one is one of, and takes them all', async () => {
  const [file] = OPENED.files;
  if (!file) throw new Error('no file');
  main.openedSources = {
    ...OPENED,
    files: [{ ...file, oneOf: { name: 'scan_*.tif', files: 1024 } }],
  };
  usePrepare.setState({ attempt: 3, notes: ['Left out of /data: `dark.tif`.'] });
  const problems = sheet().getByRole('list', { name: 'Problems of the files' });
  await expect.element(problems).toHaveTextContent('is one of 1024 numbered files');
  await expect.element(problems).toHaveTextContent('Left out of /data: dark.tif.');
  await userEvent.click(problems.getByRole('button', { name: 'Take all 1024 files' }));
  await expect.poll(() => usePrepare.getState().sources).toEqual([main.wholeSeries]);
});

it('offers the one text beside patterns without positions, and adds it', async () => {
  main.openedSources = { ...OPENED, textBeside: 'positions.txt' };
  usePrepare.setState({ attempt: 4 });
  const problems = sheet().getByRole('list', { name: 'Problems of the files' });
  await expect
    .element(problems)
    .toHaveTextContent('positions.txt in the same folder may have the positions.');
  await userEvent.click(problems.getByRole('button', { name: 'Add positions.txt' }));
  await expect.poll(() => usePrepare.getState().sources).toEqual([SIEMENS, main.textBeside]);
});

it('lets the user choose one of the stacks of a folder, or go on with what was there', async () => {
  const choices = [1, 2].map((scan) => ({
    files: 30 * scan,
    sources: [
      { grant: `stack ${scan}`, name: `s${scan}_*.tif`, path: `/data/s${scan}_*.tif` },
      main.textBeside,
    ],
  }));
  addSources({ sources: [], choices, notes: ['Left out of /data: `flat.tif`.'] });
  const stacks = sheet().getByRole('region', { name: 'Stacks in the folder' });
  await expect
    .element(stacks)
    .toHaveTextContent(
      'The folder has 2 stacks of numbered files. Which one? The positions are taken from positions.txt.',
    );
  await userEvent.click(stacks.getByRole('button', { name: 'Keep the files as they are' }));
  await expect.element(stacks).not.toBeInTheDocument();
  expect(usePrepare.getState().sources).toEqual([SIEMENS]);
  prepareSources({ sources: [], choices, notes: ['Left out of /data: `flat.tif`.'] });
  await userEvent.click(stacks.getByRole('button', { name: 's2_*.tif 60 files' }));
  await expect.element(stacks).not.toBeInTheDocument();
  expect(usePrepare.getState()).toMatchObject({
    sources: choices[1]?.sources,
    notes: ['Left out of /data: `flat.tif`.'],
  });
});

it('gives the reason of a card beside the button that writes, and spans with the unit of the file', async () => {
  await expect
    .element(sheet().getByRole('img', { name: /^Scan in the file, [\d.]+ × [\d.]+ px$/ }))
    .toBeVisible();
  const error = { code: 'geometry-missing', parameters: { names: ['energy'] } } as const;
  main.recipePreview = async (asked) => ({
    ok: true,
    value: { ...previewOf(asked), positions: { ok: false, error } },
  });
  usePrepare.setState({ index: 1 });
  const reason = "The size of the object's pixel needs: energy.";
  await expect.element(within('xcoords')).toHaveTextContent(reason);
  await expect.element(sheet().getByRole('status').filter({ hasText: reason })).toBeVisible();
});

it('gives up a wire on Escape and keeps the sheet open', async () => {
  const card = within('probe').element();
  const box = card.getBoundingClientRect();
  const at = (type: string, x: number) =>
    card.dispatchEvent(
      new PointerEvent(type, {
        ...{ bubbles: true, pointerId: 1, button: 0, clientX: x, clientY: box.top + 30 },
      }),
    );
  at('pointerdown', box.left + 100);
  at('pointermove', box.left + 300);
  await expect.poll(() => document.querySelector('path[data-drawn]')).not.toBeNull();
  await userEvent.keyboard('{Escape}');
  await expect.poll(() => document.querySelector('path[data-drawn]')).toBeNull();
  at('pointerup', box.left + 500);
  await expect.element(sheet()).toBeVisible();
  expect(recipe()).toEqual(TIKE);
});

it('reads another array by the keyboard alone', async () => {
  const source = within('xcoords').getByRole('button', { name: 'Source of xcoords: scan' });
  source.element().focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('menuitem', { name: /^probe/ })).toBeVisible();
  await userEvent.keyboard('{ArrowDown}{Enter}');
  await expect.poll(() => recipe().x).toMatchObject({ array: { path: 'probe' } });
});

it('moves and removes a step with keys, and the focus stays on the chips', async () => {
  chip('diffraction', 'fftshift').element().focus();
  await userEvent.keyboard('{Alt>}{ArrowRight}{/Alt}');
  expect(steps('patterns')).toEqual(['squeeze', 'amplitude', 'fftshift', 'dtype']);
  await expect.element(chip('diffraction', 'fftshift')).toHaveFocus();
  await userEvent.keyboard('{Delete}');
  expect(steps('patterns')).toEqual(['squeeze', 'amplitude', 'dtype']);
  await expect.element(chip('diffraction', 'float32')).toHaveFocus();
});

it('adds a step where it usually stands, and shows its formula', async () => {
  await userEvent.click(sheet().getByRole('button', { name: 'Add a step to diffraction' }));
  await userEvent.click(page.getByRole('menuitem', { name: /^Bin/ }));
  expect(steps('patterns')).toEqual(['squeeze', 'fftshift', 'bin', 'amplitude', 'dtype']);
  await userEvent.click(chip('diffraction', 'bin 2'));
  await expect.element(page.getByRole('dialog', { name: 'Step bin 2' })).toHaveTextContent('Σ I');
});

it('changes nothing for a parameter that is not understood', async () => {
  await userEvent.click(chip('xcoords', 'column 1'));
  const index = page.getByRole('textbox', { name: 'Index' });
  const take = () => recipe().x?.steps.find(({ step }) => step === 'take');
  await userEvent.fill(index, '0');
  expect(take()).toMatchObject({ index: 0 });
  for (const text of ['1.5', '-1', 'two', '0,5', '']) {
    await userEvent.fill(index, text);
    expect(take()).toMatchObject({ index: 0 });
    await expect.element(index).toHaveAttribute('aria-invalid', 'true');
  }
  await userEvent.keyboard('{Escape}');
  await expect.element(index).toHaveValue('0');
});

it('asks for what the file does not say in one row, in any unit', async () => {
  const missing = (['energy', 'distance', 'detector-pixel'] as const).map((what) => ({
    ...{ what, needed: true, words: `${what} is not in the file.` },
  }));
  main.openedSources = {
    ...OPENED,
    layouts: OPENED.layouts.map((layout) => ({ ...layout, missing })),
  };
  usePrepare.setState({ attempt: 1 });
  const energy = sheet().getByRole('textbox', { name: 'Energy' });
  await userEvent.fill(energy, '8.8keV');
  expect(recipe().geometry.energy).toEqual({ value: 8.8, unit: 'keV' });
  await userEvent.fill(energy, '8.8 m');
  await expect.element(energy).toHaveAttribute('aria-invalid', 'true');
  expect(recipe().geometry.energy).toEqual({ value: 8.8, unit: 'keV' });
  await userEvent.fill(sheet().getByRole('textbox', { name: 'Detector pixel' }), '75um');
  expect(recipe().geometry.detector_pixel).toEqual({ value: 75, unit: 'um' });
});

it('makes a probe where the file has none', async () => {
  await userEvent.click(
    within('probeGuess').getByRole('button', { name: /^Source of probeGuess/ }),
  );
  await userEvent.click(page.getByRole('menuitem', { name: /^Gaussian/ }));
  expect(recipe().probe).toMatchObject({ made: 'gaussian' });
  await userEvent.click(chip('probeGuess', '20 px'));
  await userEvent.fill(page.getByRole('textbox', { name: 'Full width at half maximum' }), '1.2 um');
  expect(recipe().probe).toMatchObject({ diameter: { value: 1.2, unit: 'um' } });
});

it('takes the positions of a regular scan, in the unit of its step', async () => {
  await userEvent.click(within('xcoords').getByRole('button', { name: /^Source of xcoords/ }));
  await userEvent.click(page.getByRole('menuitem', { name: /^Regular scan/ }));
  expect(recipe().x).toMatchObject({ made: 'raster', axis: 'fast', rows: 12, columns: 43 });
  await userEvent.click(chip('ycoords', '12 × 43, 1 um'));
  await userEvent.fill(page.getByRole('textbox', { name: 'Step' }), '250 nm');
  for (const axis of ['x', 'y'] as const)
    expect(recipe()[axis]).toMatchObject({
      step: { value: 250, unit: 'nm' },
      steps: [{ step: 'unit', from: 'nm' }, { step: 'place' }],
    });
});

it('proposes what the patterns say, and changes nothing by itself', async () => {
  main.recipeFindings = (asked) =>
    asked.x?.steps.every(({ step }) => step !== 'negate')
      ? []
      : [
          {
            ...{ id: 'flip-x', outcome: 'wrong-result', checked: true },
            ...{ text: 'x mirrored.', certainty: '57 of 60 patterns fit better.' },
            fix: { label: 'Turn the sign of x', recipe: TIKE },
          },
        ];
  const findings = sheet().getByRole('region', { name: 'Findings' });
  await expect.element(findings).toHaveTextContent('No problems found');
  await userEvent.click(sheet().getByRole('button', { name: 'flip x' }));
  await expect.element(findings).toHaveTextContent('57 of 60 patterns fit better.');
  expect(steps('x')).toContain('negate');
  await userEvent.click(findings.getByRole('button', { name: 'Turn the sign of x' }));
  await expect.element(findings).toHaveTextContent('No problems found');
  expect(steps('x')).not.toContain('negate');
});

it('reverses the order of both coordinates at once, and takes it back', async () => {
  const toggle = sheet().getByRole('button', { name: 'reverse order', exact: true });
  await expect.element(toggle).toHaveAttribute('aria-pressed', 'false');
  await userEvent.click(toggle);
  const reversed = ['squeeze', 'take', 'place', 'reverse'];
  expect([steps('x'), steps('y')]).toEqual([reversed, reversed]);
  await expect.element(toggle).toHaveAttribute('aria-pressed', 'true');
  for (const target of ['xcoords', 'ycoords'])
    await expect.element(chip(target, 'reverse')).toBeVisible();
  chip('ycoords', 'reverse').element().focus();
  await userEvent.keyboard('{Delete}');
  // Half of it is a mistake that the toggle does not hide.
  await expect.element(toggle).toHaveAttribute('aria-pressed', 'false');
  await userEvent.keyboard('{Control>}z{/Control}');
  await userEvent.click(toggle);
  await expect.element(toggle).toHaveAttribute('aria-pressed', 'false');
  expect(recipe()).toEqual(TIKE);
});

it('shows the preview of the last recipe, whichever answer comes last', async () => {
  const answers: (() => void)[] = [];
  const named = (asked: Recipe): Outcome<RecipePreview> => {
    const preview = previewOf(asked);
    const name = `${asked.patterns.steps.length} steps`;
    if (!preview.patterns.ok) throw new Error('no patterns');
    const value = { ...preview.patterns.value, name };
    return { ok: true, value: { ...preview, patterns: { ok: true, value } } };
  };
  main.recipePreview = (asked) =>
    new Promise((give) => {
      answers.push(() => give(named(asked)));
    });
  await expect.element(sheet().getByText('data[0, 0]')).toBeVisible();
  chip('diffraction', 'squeeze').element().focus();
  await userEvent.keyboard('{Delete}');
  await expect.element(chip('diffraction', 'fftshift')).toHaveFocus();
  await userEvent.keyboard('{Delete}');
  expect(steps('patterns')).toEqual(['amplitude', 'dtype']);
  await expect.poll(() => answers.length).toBe(2);
  answers[1]?.();
  await expect.element(sheet().getByText('2 steps')).toBeVisible();
  answers[0]?.();
  await expect.element(sheet().getByText('2 steps')).toBeVisible();
});

it('divides the patterns and says how much of them training sees', async () => {
  await userEvent.click(sheet().getByRole('button', { name: 'Blocks', exact: true }));
  const split = sheet().getByRole('region', { name: 'Training and validation' });
  await expect.element(split).toHaveTextContent(`Training${COUNT - 103}`);
  await expect.element(split).toHaveTextContent('With a random split: 100 %');
  await expect.element(sheet()).toHaveTextContent('siemens_train.npz and siemens_val.npz');
  await userEvent.fill(split.getByRole('textbox', { name: 'Seed' }), '3');
  expect(recipe().split).toEqual({ by: 'blocks', share: 0.2, seed: 3 });
});

it('shows a tree of groups with attributes and links, and walks it by keys', async () => {
  const file = OPENED.files[0]?.file;
  const [data] = file?.arrays ?? [];
  if (!file || !data) throw new Error('no file');
  const link = { kind: 'external', target: 'other.h5:/data', state: 'asks', files: [] } as const;
  main.openedSources = {
    ...OPENED,
    files: [
      {
        ...{ ...SIEMENS, problem: null, oneOf: null },
        file: {
          ...file,
          groups: [
            { path: '/', attributes: { creator: 'beamline' }, link: null },
            { path: '/entry', attributes: { NX_class: 'NXentry' }, link: null },
          ],
          arrays: [
            ...file.arrays,
            { ...data, path: '/entry/far', link: { ...link, files: [] }, problem: null },
          ],
        },
      },
    ],
  };
  usePrepare.setState({ attempt: 2 });
  await userEvent.click(sheet().getByRole('button', { name: 'Show as tree' }));
  const tree = sheet().getByRole('tree');
  const selected = () => tree.getByRole('treeitem', { selected: true });
  await expect.element(selected()).toHaveTextContent('diffraction');
  tree.element().focus();
  await userEvent.keyboard('{Home}');
  await expect
    .element(sheet().getByRole('region', { name: 'Details' }))
    .toHaveTextContent('creator');
  await userEvent.keyboard('{ArrowDown}');
  await expect
    .element(sheet().getByRole('region', { name: 'Details' }))
    .toHaveTextContent('NXentry');
  await userEvent.keyboard('{ArrowDown}');
  await userEvent.click(sheet().getByRole('button', { name: 'Follow this link…' }));
  await expect.poll(() => main.followed).toContain(SIEMENS.grant);
});

it('writes, shows progress, and makes the new file the dataset of the document', async () => {
  let finish = () => {};
  main.writePrepared = (job) =>
    new Promise((give) => {
      main.progress({ job, done: 129, total: 516 });
      finish = () =>
        give({
          ok: true,
          value: {
            status: 'written',
            dataset: {
              ...{ grant: 'written', path: '/data/siemens_train.npz', name: 'siemens_train.npz' },
              reading: { status: 'missing', problem: 'Made up.' },
            },
            validation: '/data/siemens_val.npz',
            files: [{ path: '/data/siemens_train.npz', bytes: 1 }],
          },
        });
    });
  await userEvent.click(sheet().getByRole('button', { name: 'Write and open' }));
  await expect.element(sheet().getByText(/Writing, 25 %/)).toBeVisible();
  await expect.element(sheet().getByRole('button', { name: 'Write and open' })).toBeDisabled();
  finish();
  await expect.poll(() => useStore.getState().overlay).toBeNull();
  expect(draft()).toMatchObject({
    dataset: 'written',
    overrides: { test_data_file: '/data/siemens_val.npz' },
  });
  expect(main.prepared).toEqual([TIKE]);
});

it('says in the foot why the writing failed, and keeps the recipe', async () => {
  main.writePrepared = async () => ({
    ok: false,
    error: { code: 'write-failed', parameters: { path: '/data/a.npz', errno: 'ENOSPC' } },
  });
  await userEvent.click(sheet().getByRole('button', { name: 'Write and open' }));
  await expect.element(sheet()).toHaveTextContent('/data/a.npz cannot be written');
  expect(recipe()).toEqual(TIKE);
});
