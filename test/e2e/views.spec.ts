/**
 * Every view and overlay, one after the other: what axe finds in both themes and with forced colours, and what is cut, small
 * or covered at the sizes of laptops and large screens, and at 200 % zoom.
 */
import { expect, type Locator, type Page } from 'playwright/test';
import { violations } from './axe';
import { layoutFaults } from './layoutFaults';
import { resize } from './resize';
import { userDataWithRuns } from './runFolders';
import { field, fixture, row, sweepField, test } from './start';
import { inferenceFile, PARTS, VIEWS, type View } from './views';

const LEGACY = fixture('train64.npz');
const TARGET = 'ptychopinn-2026.07';
const WALK_MS = 300_000;

/** An app with a dataset, and runs beside it. */
const withRuns = () => ({ args: [LEGACY], target: TARGET, userDataDir: userDataWithRuns() });

/** Looks at each view of a window with a dataset; goes on after a fault, so that one run finds all. */
async function walk(
  page: Page,
  look: (view: View) => Promise<unknown>,
  views: readonly View[] = VIEWS,
): Promise<void> {
  for (const view of views) {
    await test.step(view.name, async () => {
      await view.open(page);
      await look(view);
      await view.leave?.(page);
    });
  }
}

/** Names of what moves now, or moved for longer than a glance takes. */
const moving = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    document
      .getAnimations()
      .filter(({ effect }) => Number(effect?.getTiming().duration) > 0)
      .map(
        ({ id, effect }) => `${id} ${effect instanceof KeyframeEffect && effect.target?.className}`,
      ),
  );

// Each part by itself, so that none takes minutes.
for (const [title, views] of Object.entries(PARTS))
  test(`axe finds nothing serious in any view ${title} in either theme`, async ({ start }) => {
    test.setTimeout(WALK_MS);
    const { page } = await start(withRuns());
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const look = async ({ name, part }: View) => {
      expect.soft(await violations(page, { part }), name).toEqual([]);
      expect.soft(await moving(page), `${name}, where motion is reduced`).toEqual([]);
    };
    await walk(page, look, views);
  });

test('axe finds nothing serious in an inference in either theme', async ({ start }) => {
  const { page } = await start({ args: [inferenceFile()], target: TARGET });
  await expect(page.getByRole('img', { name: /^Pattern 0,/ })).toBeVisible();
  expect(await violations(page)).toEqual([]);
});

const ZOOMED = 'at 1440 × 900 at 200 % zoom';

// Each pair has the same columns, so that what one size opens the other one shows.
for (const [title, ...sizes] of [
  ['three columns', ['at 2560 × 1440', 2560, 1440], ['at 1440 × 900', 1440, 900]],
  ['two columns', ['at 1100 × 700', 1100, 700], [ZOOMED, 720, 450]],
] as const)
  test(`no text is small, cut or wrapped and no control covered in ${title}`, async ({ start }) => {
    test.setTimeout(WALK_MS);
    const { app, page } = await start(withRuns());
    const [first] = sizes;
    await resize(app, page, first[1], first[2]);
    await walk(page, async ({ name }) => {
      for (const [where, width, height] of sizes) {
        await resize(app, page, width, height);
        const faults = await layoutFaults(page, ['small', 'cut', 'wraps', 'sideways', 'covered']);
        expect.soft(faults, `${name} ${where}`).toEqual([]);
      }
      await resize(app, page, first[1], first[2]);
    });
  });

/** Notes in the page which elements have had the focus, in that order. */
const watchFocus = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const visited: Element[] = [];
    Object.assign(window, { visited });
    document.addEventListener('focusin', ({ target }) => {
      if (target instanceof Element) visited.push(target);
    });
  });

/** What Tab should reach and did not, and where it went back: nothing of either. */
const focusFaults = (page: Page): Promise<{ skipped: string[]; back: string[]; count: number }> =>
  page.evaluate(() => {
    const visited = Reflect.get(window, 'visited') as Element[];
    const name = (element: Element) =>
      `${element.tagName} ${element.getAttribute('aria-label') ?? element.textContent?.slice(0, 40)}`;
    const reachable = [
      ...document.querySelectorAll<HTMLElement>(
        'a[href], button, input, select, textarea, [tabindex]',
      ),
    ].filter(
      (element) =>
        element.tabIndex >= 0 &&
        element.checkVisibility({ checkVisibilityCSS: true }) &&
        !element.matches(':disabled, [data-base-ui-focus-guard]') &&
        element.closest('[inert], [aria-hidden="true"]') === null,
    );
    // A row's own buttons are there only while it has the focus; after the last control comes the first one.
    const seen = visited.filter(
      (element, i) => element.isConnected && (i === 0 || element !== visited[0]),
    );
    const back = seen.filter((element, i) => {
      const before = seen[i - 1];
      const goesBack = Node.DOCUMENT_POSITION_PRECEDING;
      return before && (before.compareDocumentPosition(element) & goesBack) !== 0;
    });
    return {
      skipped: reachable.filter((element) => !visited.includes(element)).map(name),
      back: back.map(name),
      count: reachable.length,
    };
  });

test('Tab reaches every control of each view in its order, and leads out again', async ({
  start,
}) => {
  test.setTimeout(WALK_MS);
  const { page } = await start(withRuns());
  await expect(page.getByRole('img', { name: /^Pattern 0,/ })).toBeVisible();
  await test.step('Configure', () => expectTabReachesAll(page));
  await test.step('Sweep', async () => {
    await sweepField(page, 'batch_size');
    // The new axis takes the focus, and its points come later.
    await expect(page.getByRole('textbox', { name: 'Values of batch_size' })).toBeFocused();
    await expect(page.getByRole('grid', { name: 'Points' })).toBeVisible();
    // What is said of all points together comes once the last of them is resolved.
    await expect(page.getByRole('button', { name: 'sweep-points-refused' })).toBeVisible();
    await expectTabReachesAll(page);
  });
  await test.step('Runs', async () => {
    await page.getByRole('button', { name: 'Runs', exact: true }).click();
    await expect(page.getByRole('region', { name: 'Curves' })).toBeVisible();
    // Columns of settings come with the files of the runs, later than the rows.
    await expect(page.getByRole('columnheader', { name: 'Entry point' })).toBeVisible();
    await expectTabReachesAll(page);
  });
  await test.step('Environments', async () => {
    await page.getByRole('button', { name: 'Environments', exact: true }).click();
    await expect(page.getByRole('heading', { name: TARGET, exact: true })).toBeVisible();
    await expectTabReachesAll(page);
  });
});

async function expectTabReachesAll(page: Page): Promise<void> {
  await watchFocus(page);
  await page.locator('[data-document]').focus();
  const { count } = await focusFaults(page);
  expect(count).toBeGreaterThan(10);
  const isOut = () =>
    page.evaluate(() => document.activeElement?.matches('body, [data-document]') ?? true);
  let presses = 0;
  do {
    await page.keyboard.press('Tab');
    presses += 1;
    // Rows offer more while they have the focus: some presses more than there were controls.
  } while (!(await isOut()) && presses < 2 * count + 20);
  expect(await isOut(), `leads out after ${presses} presses`).toBe(true);
  const { skipped, back } = await focusFaults(page);
  expect.soft(skipped, 'skipped').toEqual([]);
  expect.soft(back, 'back').toEqual([]);
}

test('with colours of the system, what is on, set and selected is still seen', async ({
  start,
}) => {
  const { page } = await start({ args: [LEGACY], target: TARGET });
  await page.emulateMedia({ forcedColors: 'active' });
  await field(page, 'n_groups').fill('8');
  const color = (locator: Locator, name: string) =>
    locator.evaluate(
      (element, property) => getComputedStyle(element).getPropertyValue(property),
      name,
    );
  await page.keyboard.press('Control+Alt+4');
  const equal = page.getByRole('switch', { name: 'Equal values' });
  for (const checked of ['false', 'true']) {
    await expect(equal).toHaveAttribute('aria-checked', checked);
    const thumb = equal.locator('span');
    expect(await color(thumb, 'background-color')).not.toBe(await color(equal, 'background-color'));
    expect(await color(equal, 'border-top-style')).toBe('solid');
    await equal.click();
  }
  await page.keyboard.press('Control+r');
  const radio = page.getByRole('dialog', { name: 'Run setup' }).getByRole('radio');
  const dot = (checked: boolean) =>
    color(radio.and(page.getByRole('radio', { checked })).first(), 'border-left-color');
  expect(await dot(true)).not.toBe(await dot(false));
  await page.keyboard.press('Escape');
  await page.keyboard.press('Shift+F1');
  const box = page.getByRole('checkbox', { name: 'with findings' });
  for (const checked of [false, true]) {
    await expect(box).toBeChecked({ checked });
    const mark = box.locator('svg');
    await expect(mark).toHaveCount(checked ? 1 : 0);
    if (checked) expect(await color(mark, 'color')).not.toBe(await color(box, 'background-color'));
    expect(await color(box, 'border-top-style')).toBe('solid');
    await box.click();
  }
  await page.keyboard.press('Escape');
  const edge = (name: string) => color(row(page, name), 'border-left-color');
  await expect(row(page, 'n_groups')).toHaveAttribute('data-set', 'override');
  expect(await edge('n_groups')).not.toBe(await edge('batch_size'));
  for (const [role, name] of [
    ['tab', /^Diff/],
    ['button', 'By setting'],
    ['button', /^Reaches this run/],
  ] as const)
    expect(await color(page.getByRole(role, { name }), 'outline-style')).toBe('solid');
});
