import { ToggleGroup } from '../kit/ToggleGroup';
import { MODES, type Mode } from './merge';
import { useImport } from './store';

const WORDS: { readonly [mode in Mode]: { title: string; help: string } } = {
  replace: {
    title: 'Replace my settings',
    help: 'Replaces your settings with those of the text; undo restores them',
  },
  add: {
    title: 'Add to my settings',
    help: 'Keeps target, workflow, output and your other settings; the text overrides settings that both have',
  },
};

export const ModeSwitch = ({ mode }: { mode: Mode }) => (
  <ToggleGroup
    label="Current settings"
    value={mode}
    choices={MODES.map((value) => ({
      value,
      label: WORDS[value].title,
      tip: WORDS[value].help,
    }))}
    onChange={(chosen) => useImport.setState({ mode: chosen })}
  />
);
