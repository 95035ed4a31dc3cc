/** 300 edits in the real window beside a bare controlled input in the same window; prints, asserts nothing. */
import path from 'node:path';
import { test } from 'playwright/test';
import { launchPinnboard } from '../../e2e/launch';
import { measure, quantile, type Times } from './measure';

const EDITS = 300;
const FIELD = '[data-row][data-field="n_groups"] [data-control]';

for (const shown of ['All', 'Findings'])
  test(`typing with the filter ${shown}`, async () => {
    const { app, page } = await launchPinnboard({
      args: [path.resolve('test/fixtures/npz/train64.npz')],
    });
    try {
      await page.getByText('24 × 64 × 64').waitFor();
      await page.getByRole('button', { name: new RegExp(`^${shown}`) }).click();
      // What is read ahead has been read: nothing else takes time from the keys.
      await page.evaluate(() => new Promise((idle) => requestIdleCallback(idle)));
      await page.waitForLoadState('networkidle');
      // Each press sets n_groups or takes it back: the finding n-groups-missing goes and comes.
      await page.locator(FIELD).focus();
      const pinnboard = await measure(page, '[role="tabpanel"]', ['5', 'Backspace'], EDITS);
      await page.addScriptTag({ url: 'app://pinnboard/bench/controlled.js', type: 'module' });
      await page.getByLabel('Bare').focus();
      const bare = await measure(page, '[data-bare]', ['5', 'Backspace'], EDITS);
      report(shown, pinnboard, bare);
    } finally {
      await app.close();
    }
  });

function report(shown: string, pinnboard: Times, bare: Times): void {
  const ratio = (part: number) =>
    (quantile(pinnboard.shown, part) / quantile(bare.shown, part)).toFixed(2);
  console.log(
    [
      `typing, filter ${shown}: ${EDITS} edits, milliseconds from key press (median, 95 %)`,
      line('pinnboard, to the updated findings', pinnboard.changed),
      line('bare controlled input, to its text', bare.changed),
      line('pinnboard, to the frame that shows them', pinnboard.shown),
      line('bare controlled input, to that frame', bare.shown),
      `  ratio to the frame: ${ratio(0.5)} median, ${ratio(0.95)} at 95 %`,
    ].join('\n'),
  );
}

const line = (what: string, values: readonly number[]): string =>
  `  ${what.padEnd(42)}${quantile(values, 0.5).toFixed(1).padStart(7)}${quantile(values, 0.95).toFixed(1).padStart(7)}`;
