/** Every view and overlay of the window, in an order in which one leads to the next. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, type Page } from 'playwright/test';
import { field, row, show, sweepField, tab } from './start';

export interface View {
  readonly name: string;
  /** The one part of the window that the view changes, where there is one. */
  readonly part?: string;
  readonly open: (page: Page) => Promise<unknown>;
  /** Leads back to the form; nothing where the next view does. */
  readonly leave?: (page: Page) => Promise<unknown>;
}

const escapeKey = (page: Page) => page.keyboard.press('Escape');
const closed = async (page: Page) => {
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
};

const runRow = (page: Page, name: string) =>
  page.getByRole('grid', { name: 'Runs' }).locator(`[data-run^="${name}"]`);
const selectedRun = (page: Page) => page.getByRole('region', { name: 'Selected run' });
const comparedRuns = (page: Page) => page.getByRole('region', { name: 'Compare runs' });

const resultTab = (name: string): View => ({
  name: name.toLowerCase().replaceAll(' ', '-'),
  part: '[data-result]',
  open: async (page) => {
    await tab(page, name);
    await expect(page.getByText('Resolving…')).toHaveCount(0);
  },
});

/** Of a window with a dataset. */
export const VIEWS: readonly View[] = [
  {
    name: 'configure',
    open: async (page) => {
      await expect(page.getByRole('img', { name: /^Pattern 0,/ })).toBeVisible();
      for (const [name, value] of [
        ['n_groups', '512'],
        ['gridsize', '2'],
        ['probe_scale', '1'],
      ] as const)
        if ((await field(page, name).count()) > 0) await field(page, name).fill(value);
      await field(page, 'n_groups').focus();
    },
  },
  {
    name: 'text-not-understood',
    open: async (page) => {
      await field(page, 'max_epochs').fill('fifty');
      await expect(row(page, 'max_epochs')).toContainText('Text not understood');
    },
    leave: async (page) => {
      await page.keyboard.press('Escape');
      await field(page, 'n_groups').focus();
    },
  },
  resultTab('Findings'),
  resultTab('Explain'),
  resultTab('Used values'),
  resultTab('Diff'),
  resultTab('Payload'),
  resultTab('params.cfg'),
  resultTab('Export as'),
  {
    name: 'all-fields',
    open: async (page) => {
      await tab(page, 'Findings');
      const results = page.getByRole('button', { name: 'Results', expanded: true });
      if (await results.isVisible()) await results.click();
      await show(page, 'All');
      await row(page, 'n_groups').scrollIntoViewIfNeeded();
    },
    leave: (page) => show(page, 'Reaches'),
  },
  {
    name: 'plan',
    open: async (page) => {
      await page.keyboard.press('Control+2');
      await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
    },
    leave: async (page) => {
      await page.keyboard.press('Control+1');
      await expect(field(page, 'n_groups')).toBeVisible();
    },
  },
  {
    name: 'run-setup',
    open: async (page) => {
      await page.keyboard.press('Control+r');
      await expect(page.getByRole('dialog', { name: 'Run setup' })).toBeVisible();
    },
    leave: closed,
  },
  {
    name: 'document-menu',
    open: async (page) => {
      await page.locator('[data-document]').click();
      await expect(page.getByRole('menu')).toBeVisible();
    },
    leave: escapeKey,
  },
  {
    name: 'more-menu',
    open: async (page) => {
      await page.getByRole('button', { name: 'More actions' }).click();
      await expect(page.getByRole('menu')).toBeVisible();
    },
    leave: escapeKey,
  },
  {
    name: 'palette',
    open: async (page) => {
      await page.keyboard.press('Control+k');
      await page.keyboard.type('ex');
      await expect(page.getByRole('dialog').getByRole('option').first()).toBeVisible();
    },
    leave: closed,
  },
  {
    name: 'shortcuts',
    open: async (page) => {
      await page.keyboard.press('Control+/');
      await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
    },
    leave: closed,
  },
  ...['Pattern 0,', 'Probe amplitude', 'Scan'].map(
    (picture): View => ({
      name: `viewer-${picture.split(' ')[0]?.toLowerCase()}`,
      open: async (page) => {
        const viewer = page.locator('[data-viewer]');
        if ((await viewer.count()) === 0) {
          await page.getByRole('img', { name: /^Pattern 0,/ }).focus();
          await page.keyboard.press('Enter');
        } else
          await viewer
            .getByRole('button', { name: new RegExp(`^${picture}`) })
            .first()
            .click();
        await expect(viewer.locator('[data-stage]')).toBeVisible();
      },
      ...(picture === 'Scan' ? { leave: escapeKey } : {}),
    }),
  ),
  {
    name: 'presets',
    open: async (page) => {
      await page.keyboard.press('Control+p');
      await expect(page.getByRole('dialog', { name: 'Presets' })).toBeVisible();
    },
  },
  {
    name: 'preset',
    open: async (page) => {
      const sheet = page.getByRole('dialog', { name: 'Presets' });
      await sheet.getByRole('button', { name: /^CI profile/ }).click();
      await sheet.getByRole('button', { name: 'Apply…' }).click();
      await expect(sheet.getByText('Resolving…')).toHaveCount(0);
    },
    leave: closed,
  },
  {
    name: 'run-sheet',
    open: async (page) => {
      await page.keyboard.press('Control+Enter');
      const sheet = page.getByRole('dialog', { name: 'Run it' });
      await expect(sheet.getByRole('tab', { name: 'run.py' })).toBeVisible();
      await expect(sheet).not.toContainText('asking…');
    },
    leave: closed,
  },
  {
    name: 'export-sheet',
    open: async (page) => {
      await page.keyboard.press('Control+Shift+E');
      await expect(page.getByRole('dialog').getByRole('region', { name: 'Preview' })).toBeVisible();
    },
    leave: closed,
  },
  {
    name: 'import-sheet',
    open: async (page) => {
      await page.keyboard.press('Control+i');
      await page
        .getByRole('dialog')
        .getByLabel('Text to import')
        .fill(
          'module load cuda\npython -m ptycho_torch.train --train_data_file run.npz --output_dir out --n_images 64 --batch-size 8 --learning_rate 3e-4 --gridsize 2',
        );
      await expect(page.getByRole('dialog')).toContainText('change');
    },
    leave: closed,
  },
  {
    name: 'reference',
    open: async (page) => {
      await page.keyboard.press('Shift+F1');
      await expect(page.getByRole('dialog')).toBeVisible();
    },
    leave: closed,
  },
  {
    name: 'sweep',
    open: async (page) => {
      await show(page, 'All');
      await sweepField(page, 'execution_config.learning_rate');
      await page.getByRole('textbox', { name: 'Values of learning_rate' }).fill('1e-4, 3e-4, 1e-3');
      const add = page.getByRole('combobox', { name: 'Add axis' });
      for (const [name, values] of [
        ['gridsize', '1, 2'],
        ['accum_steps', '0, 1, 2'],
      ] as const) {
        const box = page.getByRole('textbox', { name: `Values of ${name}` });
        // The list may still be closing after the axis before.
        await expect(async () => {
          await add.fill(name);
          await add.press('Enter');
          await expect(box).toBeVisible({ timeout: 5000 });
        }).toPass();
        await box.fill(values);
      }
      await expect(page.getByTestId('point-count')).toHaveText('18');
      await expect(page.getByRole('grid', { name: 'Points' })).not.toContainText('…');
    },
  },
  {
    name: 'sweep-point',
    open: (page) =>
      page.getByRole('grid', { name: 'Points' }).locator('[data-position]').nth(3).click(),
  },
  {
    name: 'sweep-export',
    open: async (page) => {
      await page.getByRole('button', { name: /^Export sweep/ }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
    leave: closed,
  },
  {
    name: 'runs',
    open: async (page) => {
      await page.keyboard.press('Control+4');
      const shown = page.getByRole('region', { name: 'Selected run' }).getByRole('heading');
      await expect(shown.first().or(page.getByText(/^No runs in/))).toBeVisible();
    },
  },
  {
    name: 'run-recorded',
    open: async (page) => {
      await runRow(page, 'native-finished').click();
      await expect(selectedRun(page).getByRole('heading', { name: 'Asked and ran' })).toBeVisible();
    },
  },
  {
    name: 'run-model',
    open: async (page) => {
      await selectedRun(page).getByRole('button', { name: 'wts.h5.zip' }).click();
      await expect(page.getByRole('dialog').getByRole('region', { name: 'Layers' })).toBeVisible();
    },
    leave: closed,
  },
  {
    name: 'run-compare',
    open: async (page) => {
      for (const run of ['native-finished', 'inference-native', 'pinnboard-script'])
        await runRow(page, run).getByRole('checkbox').click();
      await expect(comparedRuns(page).locator('[data-row="data_config.nphotons"]')).toBeVisible();
    },
  },
  {
    name: 'run-compare-results',
    open: (page) => comparedRuns(page).getByRole('button', { name: 'Results' }).click(),
  },
  {
    name: 'run-compare-pictures',
    open: async (page) => {
      await comparedRuns(page).getByRole('button', { name: 'Pictures' }).click();
      await expect(comparedRuns(page).getByRole('img').first()).toBeVisible();
    },
    leave: (page) => comparedRuns(page).getByRole('button', { name: 'Clear' }).click(),
  },
  {
    name: 'environments',
    open: async (page) => {
      await page.getByRole('button', { name: 'Environments' }).click();
      await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
    },
  },
  {
    name: 'add-environment',
    open: async (page) => {
      await page.getByRole('button', { name: 'Add an environment…' }).click();
      await page.getByText('Describe one by hand').click();
      await expect(page.getByRole('dialog').getByRole('textbox', { name: 'Host' })).toBeVisible();
    },
    leave: async (page) => {
      await closed(page);
      await page.keyboard.press('Control+1');
    },
  },
];

/** The views from `first` to before `end`, where `configure` has led to the form. */
function between(first: string, end?: string): readonly View[] {
  const at = (name: string) => {
    const index = VIEWS.findIndex((view) => view.name === name);
    if (index < 0) throw new Error(`No view is named ${name}`);
    return index;
  };
  const part = VIEWS.slice(at(first), end === undefined ? undefined : at(end));
  return [...VIEWS.slice(0, 1), ...part];
}

/** All of them in parts, each for a window of its own. */
export const PARTS: { readonly [title: string]: readonly View[] } = {
  'of a configuration': between('text-not-understood', 'document-menu'),
  'in menus and sheets': between('document-menu', 'sweep'),
  'of sweep, runs and environments': between('sweep'),
};

/** A request for inference with a trained model, as a file to open. */
export function inferenceFile(): string {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'pinnboard-e2e-')), 'infer.json');
  const request = {
    workflow: 'inference',
    target: 'ptychopinn-2026.07',
    model_path: path.resolve('test/fixtures/models/grouped'),
    test_data_file: path.resolve('test/fixtures/npz/train64.npz'),
    output_dir: 'out',
    overrides: { n_groups: 8, gridsize: 3 },
    execution: null,
  };
  writeFileSync(file, JSON.stringify(request));
  return file;
}
