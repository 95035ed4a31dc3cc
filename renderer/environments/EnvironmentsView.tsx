import { dispatch } from '../kit/actions';
import css from './EnvironmentsView.module.css';
import type { PanelProps } from './panel';
import { UpgradePanel } from './UpgradePanel';
import { VerifyPanel } from './VerifyPanel';

/** The Environments view: what is installed and built in, its differences from a target, and what they mean here. */
export function EnvironmentsView() {
  const about: PanelProps = { environment: null, target: null };
  return (
    <main className={css.view}>
      <header className={css.bar}>
        <button type="button" className="btn small" onClick={() => dispatch('environments')}>
          Back to the form
        </button>
        <h2>Environments</h2>
        <p>The revision that a run uses decides which fields reach it.</p>
      </header>
      <section aria-label="Environments" data-column />
      <section aria-label="Selected environment" data-column />
      <section className={css.side} aria-label="Verify and upgrade" data-column>
        <VerifyPanel {...about} />
        <UpgradePanel {...about} />
      </section>
    </main>
  );
}
