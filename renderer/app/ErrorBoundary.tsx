import { Component, type ReactNode } from 'react';
import { errorText } from '../../shared/errors/words';
import { bridge } from '../bridge/bridge';
import { reportError } from '../bridge/reportError';
import { Button } from '../kit/Button';
import css from './ErrorBoundary.module.css';

interface State {
  readonly failed: boolean;
}

/** Shown when rendering fails: main has the unsaved changes, and reloading the page restores them. */
export class ErrorBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { failed: false };

  static getDerivedStateFromError(): State {
    return { failed: true };
  }

  override componentDidCatch(error: unknown): void {
    reportError('render', error);
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <div className={css.failed} role="alert">
        <h1>{errorText({ code: 'internal-error', parameters: {} })}</h1>
        <p>
          Your changes are saved. Reload the window to continue. If it fails again at the same
          place, please report it with the log.
        </p>
        <Button variant="primary" onClick={() => location.reload()}>
          Reload
        </Button>
        <Button onClick={() => void bridge?.openLog()}>Open log</Button>
      </div>
    );
  }
}
