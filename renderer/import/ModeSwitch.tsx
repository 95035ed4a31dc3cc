import css from './ImportSheet.module.css';
import { MODES, type Mode } from './merge';
import { useImport } from './store';

const WORDS: { readonly [mode in Mode]: { title: string; help: string } } = {
  replace: {
    title: 'Replace my settings',
    help: 'What you set is taken back, and the text takes its place; undo brings it back',
  },
  add: {
    title: 'Add to my settings',
    help: 'Target, workflow, output and your other settings stay; where both set the same, the text wins',
  },
};

export function ModeSwitch({ mode }: { mode: Mode }) {
  return (
    <fieldset className={css.modes}>
      <legend className="sr-only">What becomes of the present settings</legend>
      {MODES.map((name) => (
        <label key={name} title={WORDS[name].help}>
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
