/** Findings on rows and in their tab: grouped, explained, walked, filtered, fixed and acknowledged. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { useFindingFilter } from '../../renderer/findings/store';
import { useStore } from '../../renderer/store/store';
import { OLD_SCAN } from './main';
import {
  button,
  control,
  draft,
  footer,
  openRequest,
  openWindow,
  retype,
  row,
  settled,
  tab,
} from './window';

beforeEach(async () => {
  useFindingFilter.setState(useFindingFilter.getInitialState());
  await openWindow();
});

it('a finding that blocks stands on its row, and its fix resolves it', async () => {
  await settled();
  expect(row('n_groups').querySelector('[data-mark="blocked"]')).not.toBeNull();
  await retype('n_groups', '64');
  await settled();
  expect(row('n_groups').querySelector('[data-mark="blocked"]')).toBeNull();
});

it('a request that could not be resolved is never said to be fine', async () => {
  await settled();
  useStore.setState({ failure: 'Something went wrong in Pinnboard.' });
  const panel = page.getByRole('tabpanel', { name: 'Findings' });
  await expect.element(panel.getByRole('alert')).toHaveTextContent('Something went wrong');
  useStore.setState(({ resolution }) => ({ resolution: { ...resolution, findings: [] } }));
  await expect.element(panel.getByRole('alert')).toHaveTextContent('Something went wrong');
  expect(panel.element().textContent).not.toContain('No problems');
});

it('a fix on the row sets what it offers, and its finding is gone', async () => {
  await retype('n_groups', '64');
  await settled();
  const fix = [...row('nphotons').querySelectorAll('button')].find(
    ({ textContent }) => textContent === 'Use 1e9',
  );
  expect(fix).toBeDefined();
  fix?.click();
  await settled();
  expect(draft().overrides).toEqual({ n_groups: 64, nphotons: 1e9 });
  expect(row('nphotons').textContent).not.toContain('Use 1e9');
});

it('undo takes an edit back, and redo brings it again', async () => {
  await retype('n_groups', '64');
  await settled();
  await userEvent.click(document.body);
  await userEvent.keyboard('{Control>}z{/Control}');
  await expect.poll(() => draft().overrides['n_groups']).not.toBe(64);
  await userEvent.keyboard('{Control>}{Shift>}z{/Shift}{/Control}');
  await expect.poll(() => draft().overrides['n_groups']).toBe(64);
});

const card = (rule: string): HTMLElement => {
  const cards = [...document.querySelectorAll<HTMLElement>('[role="tabpanel"] li')];
  const found = cards.find(({ textContent }) => textContent?.includes(rule));
  if (!found) throw new Error(`The panel has no finding ${rule}`);
  return found;
};

it('a card has one recommended fix, and the others in a menu', async () => {
  await retype('n_groups', '64');
  await settled();
  const names = [...card('nphotons-divergence').querySelectorAll('button')].map(
    ({ textContent }) => textContent,
  );
  expect(names.filter((name) => name?.startsWith('Use '))).toEqual(['Use 1e9']);
  await button('Other values').click();
  await page.getByRole('menuitem', { name: 'Use 1e5' }).click();
  await settled();
  expect(draft().overrides).toEqual({ n_groups: 64, nphotons: 1e5 });
});

it('a panel without findings says what was checked', async () => {
  useStore.setState((state) => ({ resolution: { ...state.resolution, findings: [] } }));
  await expect
    .element(page.getByRole('tabpanel'))
    .toHaveTextContent(/^No problems found in \d+ settings\.$/);
});

it('pressing a card goes to its row and selects it there', async () => {
  await retype('n_groups', '64');
  await settled();
  card('nphotons-divergence').querySelector<HTMLElement>('button b')?.click();
  await expect.poll(() => row('nphotons').contains(document.activeElement)).toBe(true);
  expect(card('nphotons-divergence').dataset['selected']).toBe('true');
});

describe('of a request on a dataset', () => {
  const panel = page.getByRole('tabpanel');
  const list = (name: string) => panel.getByRole('list', { name });
  const chooseEntryPoint = async (title: string) => {
    await button(/^Run setup/).click();
    const setup = page.getByRole('dialog', { name: 'Run setup' });
    await setup
      .getByRole('radiogroup', { name: 'Entry point' })
      .getByRole('radio', { name: new RegExp(`^${title}`) })
      .click();
    await userEvent.keyboard('{Escape}');
    await expect.element(setup).not.toBeInTheDocument();
  };
  const item = (rule: string) => panel.getByRole('listitem').filter({ hasText: rule });

  it('they are grouped by outcome, and each says why and goes to its field', async () => {
    await openRequest();
    await tab('Findings');
    await expect.poll(() => list('Blocks export').getByRole('listitem').elements().length).toBe(1);
    expect(list('Wrong result').getByRole('listitem').elements()).toHaveLength(1);
    const nphotons = item('nphotons-divergence');
    await nphotons.getByText('Why', { exact: true }).click();
    await expect.element(nphotons).toHaveTextContent('The Poisson loss is scaled by nphotons.');
    await nphotons.getByRole('button', { name: 'Other values' }).click();
    await expect
      .element(page.getByRole('menuitem'))
      .toHaveTextContent(/^Use 1e5 ?Resolves 1, adds \d+\.$/);
    await userEvent.keyboard('{Escape}');
    await expect
      .element(nphotons)
      .toHaveTextContent('Source: The design document, Two photon defaults. Read, not run: ');
    await nphotons.getByRole('button', { name: 'Two photon defaults' }).click();
    const sheet = page.getByRole('dialog', { name: 'Reference' });
    await expect
      .element(sheet.getByRole('heading', { name: 'Two photon defaults', level: 2 }))
      .toBeVisible();
    await expect
      .element(sheet.getByRole('region', { name: 'Rules that cite it' }))
      .toHaveTextContent('nphotons-divergence');
    await userEvent.keyboard('{Escape}');
    await nphotons.getByRole('button', { name: 'Go to nphotons' }).click();
    await expect.element(control('nphotons')).toHaveFocus();
  });

  it('F8 and Shift+F8 step through them, errors first', async () => {
    await openRequest();
    await expect.element(panel).toHaveTextContent('n-groups-missing');
    const status = page.getByRole('status').last();
    await userEvent.keyboard('{F8}');
    await expect.element(control('n_groups')).toHaveFocus();
    await expect.element(status).toHaveTextContent('1 of 3');
    await userEvent.keyboard('{F8}');
    await expect.element(status).toHaveTextContent('2 of 3');
    await expect
      .poll(() => document.activeElement?.closest<HTMLElement>('[data-row]')?.dataset['field'])
      .toMatch(/^(nphotons|test_data_file)$/);
    await userEvent.keyboard('{Shift>}{F8}{/Shift}');
    await expect.element(control('n_groups')).toHaveFocus();
  });

  it('many are filtered, searched, folded, copied, and acknowledged together', async () => {
    const unknown = Array.from({ length: 32 }, (_, i) => [`unheard_of_${i}`, i] as const);
    await openRequest({ overrides: { gridsize: 3, K: 4, ...Object.fromEntries(unknown) } });
    await tab('Findings');
    await expect.element(panel).toHaveTextContent('36 findings');
    await panel.getByRole('button', { name: 'Blocks export 1' }).click();
    await expect.element(panel).toHaveTextContent('1 of 36 findings');
    expect(panel.getByRole('list').elements()).toHaveLength(1);
    await panel.getByRole('button', { name: 'Blocks export 1' }).click();
    await panel.getByRole('button', { name: /^Load/ }).click();
    await expect.element(panel).toHaveTextContent('neighbours-too-few');
    await expect.element(panel).not.toHaveTextContent('n-groups-missing');
    await panel.getByRole('button', { name: 'Show all' }).click();
    await userEvent.fill(panel.getByLabelText('Search findings'), 'unheard 31');
    await expect.element(panel).toHaveTextContent('1 of 36 findings');
    const copied = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    await panel.getByRole('button', { name: 'Copy as Markdown' }).click();
    await expect.element(footer()).toHaveTextContent('1 finding copied as Markdown');
    const [markdown] = copied.mock.lastCall ?? [];
    copied.mockRestore();
    expect(markdown).toContain('- **Ignored** `unknown-override`');
    expect(markdown).toContain('unheard\\_of\\_31');
    expect(markdown).not.toContain('n-groups-missing');
    await userEvent.fill(panel.getByLabelText('Search findings'), 'nothing like it');
    await panel.getByRole('button', { name: 'Show all 36' }).click();

    await panel.getByRole('heading', { name: /^Ignored/ }).click();
    const hidden = () => expect.element(list('Ignored')).not.toBeInTheDocument();
    await hidden();
    await tab('Diff');
    await tab('Findings');
    await hidden();
    await panel.getByRole('heading', { name: /^Ignored/ }).click();
    await list('Ignored')
      .getByRole('button', { name: 'Acknowledge unknown-override' })
      .first()
      .click();
    const reason = list('Ignored').getByRole('textbox');
    await expect.element(reason).toHaveFocus();
    await userEvent.keyboard('kept for another tool');
    await list('Ignored').getByRole('button', { name: 'All 32' }).click();
    await expect.element(panel.getByRole('heading', { name: /^Acknowledged 32/ })).toBeVisible();
    await userEvent.keyboard('{Control>}z{/Control}');
    await expect
      .element(panel.getByRole('heading', { name: /^Acknowledged/ }))
      .not.toBeInTheDocument();
  });

  it('a crash cannot be acknowledged', async () => {
    await openRequest({
      target: 'ptychopinn-2026.07',
      overrides: { n_groups: 8, gridsize: 3, neighbor_count: 4 },
    });
    const crash = item('neighbours-too-few');
    await expect.element(crash).toBeVisible();
    expect(crash.getByRole('button', { name: /^Acknowledge/ }).elements()).toEqual([]);
  });

  it('a crash of some entry points is a warning until one is chosen', async () => {
    await openRequest({ target: 'ptychopinn-2026.07', overrides: { n_groups: 8 } }, OLD_SCAN);
    const crash = item('diff3d-missing');
    await expect.element(crash).toHaveTextContent('May crash');
    await chooseEntryPoint('python -m ptycho_torch.train ');
    await expect.element(crash).toHaveTextContent('Will crash');
    await userEvent.keyboard('{Control>}z{/Control}');
    await expect.element(crash).toHaveTextContent('May crash');
  });
});
