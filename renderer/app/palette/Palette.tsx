import { useEffect, useId, useMemo, useState } from 'react';
import { keysText } from '../../../shared/commands/keys';
import { closeOverlay } from '../../kit/closeOverlay';
import { Dialog } from '../../kit/Dialog';
import { IS_MAC } from '../../kit/keyText';
import { reportLoadFailure, useLoaded } from '../../kit/lazyModule';
import { useRows } from '../../store/rows';
import { useStore } from '../../store/store';
import { PALETTE } from '../lazyModules';
import type { PaletteEntry } from './entries';
import css from './Palette.module.css';

const PAGE = 8;

/**
 * Finds a command, a field, a rule or a recent file by a few letters of its name. The box takes the keys from the
 * first on; what it finds is read later.
 */
export function Palette() {
  const loaded = useLoaded(PALETTE);
  const rows = useRows();
  const recents = useStore((state) => state.recents);
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const list = useId();
  useEffect(() => {
    if (PALETTE.loaded() === undefined) PALETTE.load().catch(reportLoadFailure);
  }, []);
  const entries = useMemo(
    () => loaded?.paletteEntries(rows, recents) ?? [],
    [loaded, rows, recents],
  );
  const found = loaded?.findEntries(entries, query) ?? [];
  const chosen = found[Math.min(at, found.length - 1)];
  const run = (entry: PaletteEntry | undefined) => {
    // Closed with Escape before loaded was anything to find.
    if (!entry || useStore.getState().overlay !== 'palette') return;
    closeOverlay(() => entry.run());
  };
  const runChosen = () =>
    PALETTE.with(({ paletteEntries, findEntries }) => {
      const matches = findEntries(paletteEntries(rows, recents), query);
      run(matches[Math.min(at, matches.length - 1)]);
    });
  const onKeyDown = (event: React.KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: PAGE, PageUp: -PAGE }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      const next = Math.max(Math.min(at + step, found.length - 1), 0);
      setAt(next);
      document.getElementById(`${list}-${next}`)?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter') {
      event.preventDefault();
      runChosen();
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
        {loaded === undefined && <p className={css.none}>Loading…</p>}
        {loaded && found.length === 0 && <p className={css.none}>No matches for “{query}”.</p>}
      </div>
    </Dialog>
  );
}
