import { Component, type ReactNode } from 'react';
import css from './ErrorBoundary.module.css';

interface State {
  readonly problem: string | null;
}

/** Shown when rendering fails: main has the unsaved changes, and reloading the page restores them. */
export class ErrorBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { problem: null };

  static getDerivedStateFromError(error: unknown): State {
    return { problem: error instanceof Error ? error.message : String(error) };
  }

  override render(): ReactNode {
    if (this.state.problem === null) return this.props.children;
    return (
      <div className={css.failed} role="alert">
        <h1>The window has failed</h1>
        <p>
          Your work is kept. Load the window again to go on; if it fails again at the same place,
          report this: <code>{this.state.problem}</code>
        </p>
        <button type="button" className="btn primary" onClick={() => location.reload()}>
          Load again
        </button>
      </div>
    );
  }
}
