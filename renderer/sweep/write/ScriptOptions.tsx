import type { SweepScript } from '../../../shared/sweep/scripts';
import { Switch } from '../../kit/Switch';
import { TextBox } from '../../kit/TextBox';
import { useDocument } from '../../store/store';
import css from './WriteDialog.module.css';
import { optionError, setScript } from './write';

/** One script: whether it is written, and its options, from the script's own schema. */
export function ScriptOptions({ script }: { script: SweepScript }) {
  const { id, title, help, options } = script;
  const chosen = useDocument((doc) => doc.sweep.scripts[id]?.chosen === true);
  return (
    <fieldset className={css.script}>
      <legend className="sr-only">{title}</legend>
      <Switch checked={chosen} onChange={(next) => setScript(id, { chosen: next })}>
        {title}
      </Switch>
      <small>{help}</small>
      {chosen && (
        <div className={css.options}>
          {Object.keys(options.shape).map((name) => (
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
  const { title = name, description, placeholder } = script.options.shape[name]?.meta() ?? {};
  const isLong = LINES.includes(name);
  return (
    <div data-lines={isLong || undefined}>
      <TextBox
        caption={title}
        problem={optionError(script, name, text)}
        note={description}
        data-own-undo
        placeholder={typeof placeholder === 'string' ? placeholder : undefined}
        rows={isLong ? 2 : undefined}
        value={text}
        onText={(next) => setScript(script.id, { option: [name, next] })}
      />
    </div>
  );
}
