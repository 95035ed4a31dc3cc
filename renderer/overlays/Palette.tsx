import { useId, useState } from 'react';
import { keysText } from '../../shared/commands/keys';
import { IS_MAC } from '../app/useShortcuts';
import { useStore } from '../store/store';
import { Dialog } from './Dialog';
import { findEntries, usePaletteEntries } from './entries';
import css from './Palette.module.css';

const PAGE = 8;

/** Finds a command, a field, a rule or a recent file by a few letters of its name. */
export function Palette() {
  const entries = usePaletteEntries();
  const show = useStore((state) => state.show);
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const list = useId();
  const found = findEntries(entries, query);
  const chosen = found[Math.min(at, found.length - 1)];
  const run = (entry = chosen) => {
    if (!entry) return;
    show({ overlay: null });
    // After the dialog has given the focus back, so that the command may move it.
    requestAnimationFrame(() => entry.run());
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: PAGE, PageUp: -PAGE }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      const next = Math.min(Math.max(at + step, 0), found.length - 1);
      setAt(next);
      document.getElementById(`${list}-${next}`)?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter') {
      event.preventDefault();
      run();
    }
  };
  return (
    <Dialog label="Command palette">
      <div className={css.palette}>
        <input
          type="text"
          role="combobox"
          aria-label="Command, field, rule or recent file"
          aria-expanded
          aria-controls={list}
          aria-activedescendant={chosen ? `${list}-${found.indexOf(chosen)}` : undefined}
          data-own-undo
          placeholder="Command, field, rule or recent file"
          spellCheck={false}
          value={query}
          onChange={({ target }) => {
            setQuery(target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
        <div id={list} role="listbox" aria-label="Matches" className={css.list}>
          {found.map((entry, i) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the box above answers the keys.
            <div
              key={entry.id}
              id={`${list}-${i}`}
              role="option"
              aria-selected={entry === chosen}
              tabIndex={-1}
              className={css.entry}
              onMouseMove={() => setAt(i)}
              onClick={() => run(entry)}
            >
              <span className={css.kind}>{entry.kind}</span>
              <span className={css.title}>
                {entry.title}
                {entry.detail !== '' && <code>{entry.detail}</code>}
              </span>
              {entry.keys && <kbd>{keysText(entry.keys, IS_MAC)}</kbd>}
            </div>
          ))}
        </div>
        {found.length === 0 && <p className={css.none}>Nothing is called “{query}”.</p>}
      </div>
    </Dialog>
  );
}
