import { useEffect, useState } from 'react';
import { closeOverlay } from '../../kit/closeOverlay';
import { Dialog } from '../../kit/Dialog';
import { reportLoadFailure, useLoaded } from '../../kit/lazyModule';
import { useStore } from '../../store/store';
import { PALETTE } from '../lazyModules';
import css from './Palette.module.css';

const LABEL = 'Command, field, rule or recent file';

/**
 * Finds a command, a field, a rule or a recent file by a few letters of its name. The box takes the keys from the
 * first on; what it finds is read later, and Enter waits for it.
 */
export function Palette() {
  const loaded = useLoaded(PALETTE);
  const [query, setQuery] = useState('');
  const [entered, setEntered] = useState(false);
  useEffect(() => {
    if (PALETTE.loaded() === undefined) PALETTE.load().catch(reportLoadFailure);
  }, []);
  const box = { 'aria-label': LABEL, placeholder: LABEL, spellCheck: false, 'data-own-undo': true };
  return (
    <Dialog label="Command palette">
      {loaded ? (
        <loaded.Found
          box={box}
          query={query}
          onQuery={setQuery}
          runFirst={entered}
          onRun={(entry) => {
            // Closed with Escape before there was anything to find.
            if (useStore.getState().overlay === 'palette') closeOverlay(() => entry.run());
          }}
        />
      ) : (
        <div className={css.palette}>
          <input
            type="text"
            {...box}
            value={query}
            onChange={({ target }) => setQuery(target.value)}
            onKeyDown={({ key }) => key === 'Enter' && setEntered(true)}
          />
          <p className={css.none}>Loading…</p>
        </div>
      )}
    </Dialog>
  );
}
