import type { SweepScript } from '../../../shared/sweep/scripts';
import { seal } from '../../store/edit';
import { useDocument } from '../../store/store';
import css from './WriteDialog.module.css';
import { optionError, setScript } from './write';

/** One script: whether it is written, and its options, from the script's own schema. */
export function ScriptOptions({ script }: { script: SweepScript }) {
  const { id, title, help } = script;
  const chosen = useDocument((doc) => doc.sweep.scripts[id]?.chosen === true);
  return (
    <fieldset className={css.script} data-chosen={chosen || undefined}>
      <legend>
        <label>
          <input
            type="checkbox"
            checked={chosen}
            onChange={({ target }) => setScript(id, { chosen: target.checked })}
          />
          {title}
        </label>
      </legend>
      <p>{help}</p>
      {chosen && (
        <div className={css.options}>
          {Object.keys(script.options.shape).map((name) => (
            <Option key={name} script={script} name={name} />
          ))}
        </div>
      )}
    </fieldset>
  );
}

/** Multi-line options. */
const LINES = ['extra', 'prologue'];

function Option({ script, name }: { script: SweepScript; name: string }) {
  const text = useDocument((doc) => doc.sweep.scripts[script.id]?.options[name] ?? '');
  const meta = script.options.shape[name]?.meta();
  const problem = optionError(script, name, text);
  const id = `${script.id}-${name}`;
  const control = {
    id,
    value: text,
    'aria-describedby': `${id}-help`,
    'aria-invalid': problem !== undefined,
    'data-bad': problem !== undefined || undefined,
    'data-own-undo': true,
    spellCheck: false,
    autoComplete: 'off',
    onBlur: seal,
    onChange: ({ target }: { target: { value: string } }) =>
      setScript(script.id, { option: [name, target.value] }),
  };
  return (
    <div className={css.option} data-lines={LINES.includes(name) || undefined}>
      <label htmlFor={id}>{meta?.title ?? name}</label>
      {LINES.includes(name) ? (
        <textarea rows={2} {...control} />
      ) : (
        <input type="text" {...control} />
      )}
      <small id={`${id}-help`} data-bad={problem !== undefined || undefined}>
        {problem ?? meta?.description}
      </small>
    </div>
  );
}
