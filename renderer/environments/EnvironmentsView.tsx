import { useEffect } from 'react';
import { targetOf } from '../../shared/environments/target';
import { dispatch } from '../kit/actions';
import { Button } from '../kit/Button';
import { environmentNamed, readEnvironments, useEnvironments } from '../store/environments';
import { useDocument } from '../store/store';
import { EnvironmentDetail } from './EnvironmentDetail';
import { EnvironmentList } from './EnvironmentList';
import css from './EnvironmentsView.module.css';
import type { PanelProps } from './panel';
import { type Selection, useEnvironmentsView } from './store';
import { TargetDetail } from './TargetDetail';
import { UpgradePanel } from './UpgradePanel';
import { VerifyPanel } from './VerifyPanel';

/** The Environments view: what is installed and built in, its differences from a target, and what they mean here. */
export function EnvironmentsView() {
  useEffect(() => void readEnvironments(), []);
  const selected = useShown();
  const environment = useEnvironments((list) =>
    selected.kind === 'environment' ? environmentNamed(list, selected.name) : undefined,
  );
  const about: PanelProps = environment
    ? { environment: environment.name, target: targetOf(environment)?.name ?? null }
    : { environment: null, target: selected.name };
  return (
    <main className={css.view}>
      <header className={css.bar}>
        <Button small onClick={() => dispatch('configure')}>
          Back to the form
        </Button>
        <h2>Environments</h2>
        <p>
          The revision that a run uses decides which fields reach it. Environments are read, never
          changed.
        </p>
      </header>
      <EnvironmentList selected={selected} />
      <section className={css.detail} aria-label={selected.name} data-column>
        {environment ? (
          <EnvironmentDetail key={environment.name} environment={environment} />
        ) : (
          <TargetDetail name={selected.name} />
        )}
      </section>
      <section className={css.side} aria-label="Verify and upgrade" data-column>
        <VerifyPanel {...about} />
        <UpgradePanel {...about} />
      </section>
    </main>
  );
}

/** What is selected and still there, else the environment in use, else the configuration's target. */
function useShown(): Selection {
  const selected = useEnvironmentsView((state) => state.selected);
  const target = useDocument(({ draft }) => draft.target);
  const shown = useEnvironments((list) => {
    if (selected?.kind === 'environment' && environmentNamed(list, selected.name))
      return selected.name;
    return selected === null ? list.inUse : null;
  });
  if (shown !== null) return { kind: 'environment', name: shown };
  return selected?.kind === 'target' ? selected : { kind: 'target', name: target };
}
