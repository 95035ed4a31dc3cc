import { useEffect, useRef } from 'react';
import { Dialog } from '../overlays/Dialog';
import { useStore } from '../store/store';
import { HandOver } from './HandOver';
import css from './HandOverSheet.module.css';

/** Over the window, with room for long lines and the list of forms. */
export function HandOverSheet() {
  const show = useStore((state) => state.show);
  const sheet = useRef<HTMLDivElement>(null);
  // After the dialog has opened, which puts the focus on the first button.
  useEffect(() => sheet.current?.querySelector<HTMLElement>(':checked')?.focus(), []);
  return (
    <Dialog label="Hand over" wide>
      <div ref={sheet} className={css.sheet}>
        <header>
          <h2>Hand over</h2>
          <button type="button" className="btn small" onClick={() => show({ overlay: null })}>
            Close
          </button>
        </header>
        <HandOver large />
      </div>
    </Dialog>
  );
}
