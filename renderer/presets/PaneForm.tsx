import type { ReactNode } from 'react';
import { goTo } from './open';
import css from './Pane.module.css';

interface PaneFormProps {
  /** What the form is for, to a screen reader. */
  label: string;
  /** Why it cannot be saved, or what saving does. */
  why: string;
  /** The name of the button that saves. */
  action: string;
  /** It cannot be saved just now. */
  blocked: boolean;
  onSave: () => void;
  children: ReactNode;
}

/** A form in the pane of presets, with the way back and the button that saves. */
export function PaneForm({ label, why, action, blocked, onSave, children }: PaneFormProps) {
  return (
    <form
      className={css.view}
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        if (!blocked) onSave();
      }}
    >
      <div className={css.content}>{children}</div>
      <footer className={css.foot}>
        <button type="button" className="btn" onClick={() => goTo('view')}>
          Back
        </button>
        <span className={css.why}>{why}</span>
        <button type="submit" className="btn primary" aria-disabled={blocked}>
          {action}
        </button>
      </footer>
    </form>
  );
}
