// @ts-check
/** An hour of edits in a few minutes: real key presses in several fields, undo and redo, other tabs now and then. */

/** Fields that are typed in, in turn. */
const FIELDS = [
  'n_groups',
  'nphotons',
  'batch_size',
  'n_subsample',
  'neighbor_count',
  'nepochs',
  'learning_rate',
  'output_dir',
];
const TABS = 7;
const VISITS_A_TAB = 25;
const VISITS_AN_UNDO = 9;

/** @typedef {import('playwright').Page} Page */

/**
 * Makes `count` edits, each a key that changes a value, which the app resolves.
 * @param {Page} page @param {number} count @param {number} seed the visit to begin with
 */
export async function makeEdits(page, count, seed) {
  const present = await typedFields(page);
  for (let done = 0, visit = seed; done < count; visit++) {
    const field = present[visit % present.length] ?? '';
    await page.locator(fieldSelector(field)).focus();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.press(`${1 + (visit % 9)}`);
    await page.keyboard.press(`${visit % 10}`);
    done += 2;
    if (visit % VISITS_AN_UNDO === 0) {
      for (const keys of ['z', 'z', 'Shift+z']) await page.keyboard.press(`ControlOrMeta+${keys}`);
      done += 3;
    }
    if (visit % VISITS_A_TAB === 0)
      await page.keyboard.press(`ControlOrMeta+${1 + ((visit / VISITS_A_TAB) % TABS)}`);
  }
  await page.keyboard.press('ControlOrMeta+1');
}

/** @param {string} field */
const fieldSelector = (field) => `[data-row][data-field="${field}"] input[data-control]`;

/** Those of the fields that this target types in. @param {Page} page */
async function typedFields(page) {
  const present = [];
  for (const field of FIELDS)
    if ((await page.locator(fieldSelector(field)).count()) === 1) present.push(field);
  if (present.length < 4) throw new Error(`only ${present.join(', ')} can be typed in`);
  return present;
}
