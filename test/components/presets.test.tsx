/** Presets: combined, compared with the request, and applied to a request for another target. */
import { beforeEach, expect, it } from 'vitest';
import { type Locator, page, userEvent } from 'vitest/browser';
import { usePresets } from '../../renderer/presets/store';
import { COMPARE_STATE } from '../../renderer/store/compareState';
import { useStore } from '../../renderer/store/store';
import type { PresetEntry } from '../../shared/presets/library';
import { DESIGN, main } from './main';
import { control, openScan, openWindow, retype } from './window';

const sheet = () => page.getByRole('dialog', { name: 'Presets' });
const inSheet = (name: string | RegExp) => sheet().getByRole('button', { name });
const open = () => userEvent.keyboard('{Control>}p{/Control}');
const setup = () => page.getByRole('button', { name: /^Run setup/ });

const team = (name: string, overrides: PresetEntry['preset']['overrides']): PresetEntry => ({
  ...{ id: `team:${name}`, source: 'team' },
  preset: { name, description: '', overrides, execution: {} },
});

async function choose(select: Locator, name: string): Promise<void> {
  await userEvent.click(select);
  await userEvent.click(page.getByRole('option', { name }));
}

beforeEach(async () => {
  Object.assign(main, { presets: [], teamPresets: [], hasTeam: false });
  usePresets.setState(usePresets.getInitialState());
  useStore.setState({ ...COMPARE_STATE, tab: 'findings', overlay: null });
  await openWindow();
  await openScan(DESIGN);
});

it('combined presets: the later wins, both values are shown, and the order can be changed', async () => {
  main.teamPresets = [
    team('quick', { max_epochs: 5 }),
    team('slow', { n_groups: 8, max_epochs: 200 }),
  ];
  await open();
  await userEvent.click(inSheet('Choose team folder…'));
  await userEvent.click(inSheet(/^slow/));
  await userEvent.click(inSheet('Apply…'));
  await choose(sheet().getByLabelText('Combine with another preset'), 'quick (team)');
  const epochs = sheet().getByRole('row', { name: /^max_epochs/ });
  await expect.element(epochs).toHaveTextContent('5from quickoverrides 200 from slow');
  await userEvent.click(inSheet('Move quick up'));
  await expect.element(epochs).toHaveTextContent('200from slowoverrides 5 from quick');
  await userEvent.click(inSheet('Remove slow'));
  await expect.element(inSheet('Apply 1 setting')).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.element(sheet()).not.toBeInTheDocument();
  expect(control('max_epochs').value).toBe('');
});

it('compared with the request by settings, and by payload as a baseline of the diff', async () => {
  await retype('n_groups', '8');
  await open();
  await userEvent.click(inSheet('Save current settings…'));
  await userEvent.fill(sheet().getByLabelText('Name'), 'eight');
  await userEvent.keyboard('{Enter}');
  await expect.element(sheet().getByRole('status').first()).toHaveTextContent('Saved eight.');
  await userEvent.keyboard('{Escape}');
  await expect.element(sheet()).not.toBeInTheDocument();
  await retype('n_groups', '16');
  await open();
  await userEvent.click(inSheet('Compare…'));
  await expect.element(sheet()).toHaveTextContent('1 setting differs, 0 equal.');
  const groups = sheet().getByRole('row', { name: /^n_groups/ });
  await expect.element(groups).toHaveTextContent('differs ×2816');
  const left = sheet().getByLabelText('Left');
  await choose(left, 'This request');
  await expect.element(sheet()).toHaveTextContent('No settings differ, 1 equal.');
  await userEvent.click(sheet().getByRole('switch', { name: 'Equal settings' }));
  await expect.element(groups).toBeVisible();
  await choose(left, 'eight');
  await userEvent.click(inSheet('Compare payloads'));
  const diff = page.getByRole('tabpanel');
  const first = diff.getByRole('button', { name: /^Source A:/ });
  await expect.element(first).toHaveTextContent(/^Preset eight$/);
  await expect.element(diff).toHaveTextContent('1 setting differs');
  await expect.element(diff.getByRole('row', { name: /n_groups/ }).first()).toHaveTextContent('8');
  await retype('n_groups', '8');
  await expect.element(diff).toHaveTextContent('No setting differs');
  await userEvent.click(first);
  await userEvent.click(page.getByRole('menuitem', { name: 'Preset CI profile' }));
  await expect.element(diff).toHaveTextContent('1 setting differs');
});

it('a preset for another target warns, and switches the request on demand', async () => {
  await retype('n_groups', '8');
  await open();
  await userEvent.click(inSheet(/^TF-parity/));
  await userEvent.click(inSheet('Apply…'));
  await expect.element(sheet()).toHaveTextContent('was made for the target ptychopinn-2026.07');
  await expect.element(sheet()).toHaveTextContent('Export would no longer be possible.');
  await userEvent.click(
    sheet().getByRole('switch', { name: /^Switch this request to ptychopinn/ }),
  );
  await expect.element(sheet()).not.toHaveTextContent('Export would no longer be possible.');
  await userEvent.click(inSheet('Apply 2 settings'));
  await expect.element(setup()).toHaveTextContent(/(PtychoPINN |[a-z])2026\.07 built in/);
  await userEvent.keyboard('{Control>}z{/Control}');
  await expect.element(setup()).toHaveTextContent(/adr-003 (built in|design draft)/);
});
