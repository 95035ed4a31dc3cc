/** The window's parts by pointer and keyboard: what opens, closes, and where the focus goes. */
import '../../renderer/theme/tokens.css';
import '../../renderer/theme/base.css';
import axe from 'axe-core';
import { type ReactNode, useState } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { Button } from '../../renderer/kit/Button';
import { Checkbox, CheckboxBox } from '../../renderer/kit/Checkbox';
import { Combobox } from '../../renderer/kit/Combobox';
import { Dialog, Sheet } from '../../renderer/kit/Dialog';
import { lazyModule, useLoaded } from '../../renderer/kit/lazyModule';
import { Menu, MenuItem, MenuRadios, MenuSeparator } from '../../renderer/kit/Menu';
import { Popover, PopoverClose } from '../../renderer/kit/Popover';
import { Radio, RadioGroup } from '../../renderer/kit/Radio';
import { RadioList } from '../../renderer/kit/RadioList';
import { Select } from '../../renderer/kit/Select';
import { Switch } from '../../renderer/kit/Switch';
import { TabList } from '../../renderer/kit/TabList';
import { Tips } from '../../renderer/kit/Tips';
import { ToggleGroup } from '../../renderer/kit/ToggleGroup';
import { useStore } from '../../renderer/store/store';

beforeEach(() => {
  document.body.replaceChildren();
});
afterEach(async () => {
  expect(await violations()).toEqual([]);
});

/** What axe finds, without the library's focus guards: they take the focus to pass it on. */
const violations = async () => {
  const { violations } = await axe.run(
    { include: document.body, exclude: '[data-base-ui-focus-guard]' },
    { rules: { region: { enabled: false } } },
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
};

const show = (children: ReactNode) =>
  render(
    <>
      {children}
      <Tips />
    </>,
  );
const role = page.getByRole;
/** Gives the focus to the first stop, once it is there: where Tab starts depends on what had the focus in the test before. */
const focusFirst = () =>
  expect
    .poll(() => {
      const first = document.querySelector<HTMLElement>('[tabindex="0"], button, input');
      first?.focus();
      return first !== null && document.activeElement === first;
    })
    .toBe(true);
const focused = () =>
  document.activeElement?.textContent || document.activeElement?.getAttribute('aria-label');

it('a menu is walked by keys, skips what is disabled with its reason, and gives the focus back', async () => {
  const save = vi.fn();
  const remove = vi.fn();
  const check = vi.fn();
  await show(
    <Menu trigger={<Button icon="more" label="More" />}>
      <MenuItem icon="save" keys="Ctrl+S" onSelect={save}>
        Save
      </MenuItem>
      <MenuItem disabled="Nothing is selected." onSelect={remove}>
        Remove
      </MenuItem>
      <MenuSeparator />
      <MenuRadios
        label="Order"
        value="name"
        options={[
          { value: 'name', label: 'By name' },
          { value: 'date', label: 'By date' },
        ]}
        onChange={check}
      />
    </Menu>,
  );
  await role('button', { name: 'More' }).click();
  await expect.element(role('menuitem', { name: 'Save' })).toBeVisible();
  expect(await violations()).toEqual([]);
  await userEvent.click(role('menuitem', { name: 'Remove' }), { force: true });
  expect(remove).not.toHaveBeenCalled();
  await expect
    .element(role('menuitem', { name: 'Remove' }))
    .toHaveTextContent('Nothing is selected.');
  await userEvent.keyboard('{Home}{Enter}');
  await expect.poll(() => save.mock.calls.length).toBe(1);
  await expect.poll(focused).toBe('More');
  await userEvent.keyboard('{Enter}');
  await userEvent.click(role('menuitemradio', { name: 'By date' }));
  expect(check).toHaveBeenCalledWith('date');
  await expect.element(role('menu')).not.toBeInTheDocument();
});

it('a menu whose entries are still being loaded opens with them, its first one focused', async () => {
  let give: (entries: readonly string[]) => void = () => {};
  const needs = lazyModule(() => new Promise<readonly string[]>((resolve) => (give = resolve)));
  function Formats() {
    const entries = useLoaded(needs) ?? [];
    return (
      <Menu needs={needs} trigger={<Button>More</Button>}>
        {[...entries, 'Save'].map((entry) => (
          <MenuItem key={entry} onSelect={() => {}}>
            {entry}
          </MenuItem>
        ))}
      </Menu>
    );
  }
  await show(<Formats />);
  await focusFirst();
  await userEvent.keyboard('{Enter}');
  give(['Python script']);
  await expect.element(role('menuitem', { name: 'Python script' })).toBeVisible();
  await expect.poll(focused).toBe('Python script');
  await userEvent.keyboard('{ArrowDown}');
  await expect.poll(focused).toBe('Save');
  await userEvent.keyboard('{Escape}');
  await expect.poll(focused).toBe('More');
});

it('a popover closes by Escape, by a click outside and by its own button', async () => {
  await show(
    <>
      <Popover trigger={<Button>Details</Button>} label="Details of the run">
        <input aria-label="Rate" />
        <PopoverClose render={<Button>Done</Button>} />
      </Popover>
      <p>outside</p>
    </>,
  );
  const popover = role('dialog', { name: 'Details of the run' });
  await role('button', { name: 'Details' }).click();
  await expect.element(popover).toBeVisible();
  await expect.poll(() => document.activeElement?.getAttribute('aria-label')).toBe('Rate');
  await userEvent.keyboard('{Escape}');
  await expect.element(popover).not.toBeInTheDocument();
  await expect.poll(focused).toBe('Details');
  await role('button', { name: 'Details' }).click();
  await role('button', { name: 'Done' }).click();
  await expect.element(popover).not.toBeInTheDocument();
  await role('button', { name: 'Details' }).click();
  await expect.element(popover).toBeVisible();
  await page.getByText('outside').click();
  await expect.element(popover).not.toBeInTheDocument();
});

it('a disabled button says why to pointer and keyboard, and does nothing', async () => {
  const run = vi.fn();
  await show(
    <Button disabled="No dataset is open." keys="Ctrl+E" onClick={run}>
      Export
    </Button>,
  );
  const button = role('button', { name: 'Export' });
  await expect.element(button).toBeDisabled();
  await expect.element(button).toHaveAccessibleDescription('No dataset is open.');
  await userEvent.keyboard('{Tab}');
  await expect.element(page.getByText('No dataset is open.')).toBeVisible();
  await expect.element(page.getByText('Ctrl+E')).toBeVisible();
  await userEvent.keyboard('{Enter}{Escape}');
  await expect.element(page.getByText('Ctrl+E')).not.toBeInTheDocument();
  await userEvent.hover(button);
  await expect.element(page.getByText('Ctrl+E')).toBeVisible();
  expect(run).not.toHaveBeenCalled();
  await userEvent.unhover(button);
});

it('a select opens, walks and chooses by keys', async () => {
  function Theme() {
    const [theme, setTheme] = useState<'light' | 'dark'>('light');
    return (
      <Select
        label="Theme"
        value={theme}
        choices={[
          { value: 'light', label: 'Light' },
          { value: 'dark', label: 'Dark', detail: 'for the beamline at night' },
        ]}
        onChange={setTheme}
      />
    );
  }
  await show(<Theme />);
  const select = role('combobox', { name: 'Theme' });
  await expect.element(select).toHaveTextContent('Light');
  await focusFirst();
  await userEvent.keyboard('{Enter}');
  await expect.element(role('option', { name: 'Dark' })).toBeVisible();
  expect(await violations()).toEqual([]);
  await userEvent.keyboard('{ArrowDown}{Enter}');
  await expect.element(select).toHaveTextContent('Dark');
  await expect.element(role('listbox')).not.toBeInTheDocument();
  await expect.poll(() => document.activeElement === select.element()).toBe(true);
});

it('a combobox finds by words of label and second line', async () => {
  const choose = vi.fn();
  await show(
    <Combobox
      label="Field"
      value={null}
      choices={[
        { value: 'nphotons', label: 'Photons per exposure', detail: 'physics' },
        { value: 'gridsize', label: 'Grid size', detail: 'groups' },
      ]}
      onChange={choose}
    />,
  );
  await userEvent.click(role('combobox', { name: 'Field' }));
  await userEvent.keyboard('group gri');
  await expect.element(role('option')).toHaveTextContent('Grid size');
  await userEvent.keyboard('{Enter}');
  expect(choose).toHaveBeenCalledWith('gridsize');
  await userEvent.clear(role('combobox', { name: 'Field' }));
  await userEvent.keyboard('zzz');
  await expect.element(page.getByText('No matches.')).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.element(page.getByText('No matches.')).not.toBeInTheDocument();
});

it('tabs and toggles are one stop each, and arrow keys walk in them', async () => {
  function Views() {
    const [view, setView] = useState<'a' | 'b'>('a');
    const [mode, setMode] = useState<'x' | 'y'>('x');
    const [on, setOn] = useState(false);
    return (
      <>
        <TabList
          label="Views"
          value={view}
          onChange={setView}
          tabs={[
            { value: 'a', title: 'Findings', badge: 3 },
            { value: 'b', title: 'Diff' },
          ]}
        >
          content of {view}
        </TabList>
        <ToggleGroup
          label="Mode"
          value={mode}
          onChange={setMode}
          choices={[
            { value: 'x', label: 'Training', tip: 'Trains a model.' },
            { value: 'y', label: 'Inference' },
          ]}
        />
        <Switch checked={on} onChange={setOn}>
          Only differences
        </Switch>
      </>
    );
  }
  await show(<Views />);
  await focusFirst();
  await userEvent.keyboard('{ArrowRight}');
  await expect.element(role('tab', { name: 'Diff' })).toHaveAttribute('aria-selected', 'true');
  await expect.element(role('tabpanel')).toHaveTextContent('content of b');
  await userEvent.tab();
  await userEvent.tab();
  await expect.poll(focused).toBe('Training');
  await userEvent.keyboard('{ArrowRight}{Enter}');
  await expect
    .element(role('button', { name: 'Inference' }))
    .toHaveAttribute('aria-pressed', 'true');
  await userEvent.keyboard('{Enter}');
  await expect
    .element(role('button', { name: 'Inference' }))
    .toHaveAttribute('aria-pressed', 'true');
  await userEvent.tab();
  await userEvent.keyboard(' ');
  await expect.element(role('switch', { name: 'Only differences' })).toBeChecked();
});

it('a sheet takes the focus at once, keeps it, and gives it back to what opened it, also through a menu', async () => {
  function Sheets() {
    const overlay = useStore((state) => state.overlay);
    return (
      <>
        <Menu trigger={<Button>File</Button>}>
          <MenuItem onSelect={() => useStore.setState({ overlay: 'shortcuts' })}>Open</MenuItem>
        </Menu>
        {overlay && (
          <Dialog label="Sheet">
            <Sheet title="Sheet">
              <input aria-label="Name" />
              <Select
                label="Kind"
                value="a"
                choices={[{ value: 'a', label: 'A' }]}
                onChange={() => {}}
              />
            </Sheet>
          </Dialog>
        )}
      </>
    );
  }
  await show(<Sheets />);
  await role('button', { name: 'File' }).click();
  await role('menuitem', { name: 'Open' }).click();
  await expect.element(role('dialog', { name: 'Sheet' })).toBeVisible();
  expect(focused()).toBe('Name');
  await userEvent.tab();
  await userEvent.keyboard('{Enter}');
  await expect.element(role('option', { name: 'A' })).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.element(role('option', { name: 'A' })).not.toBeInTheDocument();
  await expect.element(role('dialog', { name: 'Sheet' })).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.element(role('dialog', { name: 'Sheet' })).not.toBeInTheDocument();
  await expect.poll(focused).toBe('File');
});

it('boxes are turned by Space, and one of a list is chosen by arrows, by words and by a click', async () => {
  function Choices() {
    const [paths, setPaths] = useState(false);
    const [format, setFormat] = useState<'json' | 'yaml' | 'python'>('yaml');
    const named = (value: typeof format) => ({ value, title: value, help: `as ${value}` });
    return (
      <>
        <Checkbox checked={paths} onChange={setPaths}>
          Local paths
        </Checkbox>
        <RadioList
          label="Format"
          value={format}
          choices={[named('json'), named('yaml'), named('python')]}
          onChange={setFormat}
        />
      </>
    );
  }
  await show(<Choices />);
  const box = role('checkbox', { name: 'Local paths' });
  await focusFirst();
  await userEvent.keyboard(' ');
  await expect.element(box).toBeChecked();
  await userEvent.click(page.getByText('Local paths'));
  await expect.element(box).not.toBeChecked();
  await userEvent.tab();
  expect(focused()).toBe('yamlas yaml');
  await userEvent.keyboard('{ArrowDown}');
  await expect.element(role('radio', { name: 'python' })).toBeChecked();
  await userEvent.click(role('radio', { name: 'json' }));
  await expect.element(role('radio', { checked: true })).toHaveTextContent('json');
});

it('radio buttons are chosen by arrows, Space and their words; what is disabled is passed over', async () => {
  const submitted = vi.fn();
  function Choices() {
    const [version, setVersion] = useState<string | null>(null);
    return (
      <form
        onSubmit={(event) => {
          event.preventDefault();
          submitted();
        }}
      >
        <RadioGroup aria-label="Version" value={version} onChange={setVersion}>
          <Radio value="a">old</Radio>
          <Radio value="b" disabled>
            broken
          </Radio>
          <Radio value="c" aria-label="new one" aria-describedby="about">
            new
          </Radio>
          <p id="about">of July</p>
          <Button onClick={() => setVersion('c')}>Find</Button>
        </RadioGroup>
        <Button type="submit" disabled={version === null}>
          Continue
        </Button>
      </form>
    );
  }
  await show(<Choices />);
  const radio = (name: string) =>
    role('radiogroup', { name: 'Version' }).getByRole('radio', { name });
  const checked = () => role('radio', { checked: true }).elements().length;
  await focusFirst();
  await expect.element(radio('old')).toHaveFocus();
  expect(checked()).toBe(0);
  await userEvent.keyboard('{Enter}');
  expect(submitted).not.toHaveBeenCalled();
  await userEvent.keyboard(' ');
  await expect.element(radio('old')).toBeChecked();
  await userEvent.keyboard('{ArrowDown}');
  await expect.element(radio('new one')).toBeChecked();
  await expect.element(radio('new one')).toHaveAccessibleDescription('of July');
  await userEvent.keyboard('{ArrowRight}');
  await expect.element(radio('old')).toBeChecked();
  await userEvent.keyboard('{ArrowUp}');
  await expect.element(radio('new one')).toBeChecked();
  await userEvent.keyboard('{Enter}');
  expect(submitted).toHaveBeenCalledTimes(1);
  await userEvent.click(page.getByText('broken'), { force: true });
  await expect.element(radio('new one')).toBeChecked();
  await userEvent.click(page.getByText('old'));
  await expect.element(radio('old')).toBeChecked();
  // Keys of another control in the group are its own, and Tab goes to the chosen one, whoever chose it.
  await userEvent.tab();
  expect(focused()).toBe('Find');
  await userEvent.keyboard('{ArrowDown}');
  expect(focused()).toBe('Find');
  await userEvent.keyboard('{Enter}');
  await expect.element(radio('new one')).toBeChecked();
  await userEvent.tab({ shift: true });
  await expect.element(radio('new one')).toHaveFocus();
  expect(checked()).toBe(1);
});

it('a checkbox alone has a name, a state between, and keeps its click to itself', async () => {
  const clicked = vi.fn();
  function Boxes() {
    const [marked, setMarked] = useState<readonly string[]>(['a']);
    return (
      // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/noStaticElementInteractions: a row that is chosen by a click.
      <div onClick={clicked}>
        <CheckboxBox
          aria-label="None"
          checked={marked.length > 0 && 'mixed'}
          disabled={marked.length === 0}
          onChange={() => setMarked([])}
        />
        <CheckboxBox
          aria-label="b"
          checked={marked.includes('b')}
          onChange={(isMarked) => setMarked(isMarked ? ['a', 'b'] : ['a'])}
          onClick={(event) => event.stopPropagation()}
        />
      </div>
    );
  }
  await show(<Boxes />);
  const [none, b] = [role('checkbox', { name: 'None' }), role('checkbox', { name: 'b' })];
  await expect.element(none).toHaveAttribute('aria-checked', 'mixed');
  await userEvent.click(b);
  await expect.element(b).toBeChecked();
  expect(clicked).not.toHaveBeenCalled();
  await userEvent.keyboard(' ');
  await expect.element(b).not.toBeChecked();
  await userEvent.click(none);
  expect(clicked).toHaveBeenCalledTimes(1);
  await expect.element(none).not.toBeChecked();
  await expect.element(none).toBeDisabled();
});
