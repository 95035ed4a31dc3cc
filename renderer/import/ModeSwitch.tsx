import { tip } from '../kit/Tip';
import css from './ImportSheet.module.css';
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

export function ModeSwitch({ mode }: { mode: Mode }) {
  return (
    <fieldset className={css.modes}>
      <legend className="sr-only">Current settings</legend>
      {MODES.map((name) => (
        <label key={name} {...tip(WORDS[name].help)}>
          <input
            type="radio"
            name="import mode"
            checked={name === mode}
            onChange={() => useImport.setState({ mode: name })}
          />
          {WORDS[name].title}
        </label>
      ))}
    </fieldset>
  );
}
