import { useEffect, useRef } from 'react';
import { IMPORT_FORMATS } from '../../shared/handover';
import type { ImportFormat } from '../../shared/handover/format';
import css from './ImportSheet.module.css';
import { chooseText } from './open';
import { useImport } from './store';

/** The text: typed, pasted, or read from a file; and the form that it is read as. */
export function Source({ format }: { format: ImportFormat | undefined }) {
  const { text, name, as, set } = useImport();
  const box = useRef<HTMLTextAreaElement>(null);
  // What was there before is overwritten by the next text that is pasted.
  useEffect(() => box.current?.select(), []);
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
            onChange={({ target }) => set({ as: target.value === '' ? null : target.value })}
          >
            <option value="">
              {as === null && format ? `${format.title} (recognised)` : 'what it looks like'}
            </option>
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
        aria-label="Text to take over"
        placeholder={`${IMPORT_FORMATS.map(({ title }) => title).join('\n')}`}
        data-own-undo
        spellCheck={false}
        wrap="off"
        value={text}
        onChange={({ target }) => set({ text: target.value })}
      />
    </section>
  );
}
