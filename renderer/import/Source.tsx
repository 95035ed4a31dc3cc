import type { RefObject } from 'react';
import { IMPORT_FORMATS } from '../../shared/importers';
import css from './ImportSheet.module.css';
import { chooseText } from './open';
import { useImport } from './store';

/** The text, typed, pasted or read from a file, and its format. */
export function Source({ box }: { box: RefObject<HTMLTextAreaElement | null> }) {
  const { text, name, as } = useImport();
  return (
    <section className={css.source} aria-label="Text">
      <div className={css.line}>
        <button type="button" className="btn small" onClick={() => void chooseText()}>
          Open file…
        </button>
        <span className={css.name} title={name}>
          {name === '' ? 'or paste below' : name}
        </span>
        <label className={css.form}>
          Read as
          <select
            aria-label="Read as"
            value={as ?? ''}
            onChange={({ target }) =>
              useImport.setState({ as: target.value === '' ? null : target.value })
            }
          >
            <option value="">Detect format</option>
            {IMPORT_FORMATS.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        </label>
      </div>
      <textarea
        ref={box}
        aria-label="Text to import"
        placeholder="Paste text here"
        data-own-undo
        spellCheck={false}
        wrap="off"
        value={text}
        onChange={({ target }) => useImport.setState({ text: target.value })}
      />
    </section>
  );
}
