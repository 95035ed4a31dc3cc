import type { ReactNode } from 'react';
import { Button } from '../kit/Button';
import { goTo } from './open';
import css from './Pane.module.css';

interface PaneFormProps {
  /** Label for screen readers. */
  label: string;
  /** Why saving is blocked, or what it does. */
  why: string;
  /** Text of the save button. */
  action: string;
  /** Saving is not possible. */
  blocked: boolean;
  onSave: () => void;
  children: ReactNode;
}

/** A form in the presets pane with Back and a save button. */
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
        <Button onClick={() => goTo('view')}>Back</Button>
        <span className={css.why}>{why}</span>
        <Button type="submit" variant="primary" aria-disabled={blocked}>
          {action}
        </Button>
      </footer>
    </form>
  );
}
