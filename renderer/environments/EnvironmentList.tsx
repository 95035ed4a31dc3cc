import type { ReactNode } from 'react';
import type { Environment } from '../../shared/environments/environment';
import { NOT_INSTALLABLE, OFFERED_TARGETS } from '../../shared/targets';
import { Button } from '../kit/Button';
import { LikenessMark, RevisionText } from '../kit/environments/LikenessMark';
import { shortCommit } from '../kit/environments/words';
import { readEnvironments, useEnvironments } from '../store/environments';
import { useDocument, useStore } from '../store/store';
import css from './EnvironmentList.module.css';
import { type Selection, select } from './store';

const HERE = 'This machine';

/** Environments by host, and the built-in targets below. */
export function EnvironmentList({ selected }: { selected: Selection }) {
  const { environments, inUse, problem, isRead } = useEnvironments();
  const target = useDocument(({ draft }) => draft.target);
  const hosts = [...new Set(environments.map(hostOf))].sort(
    (a, b) => Number(b === HERE) - Number(a === HERE) || a.localeCompare(b, 'en'),
  );
  const entry = (kind: Selection['kind'], name: string) => ({
    current: selected.kind === kind && selected.name === name,
    onSelect: () => select({ kind, name }),
  });
  return (
    <section className={css.list} aria-label="Environments and targets" data-column>
      {problem !== null && (
        <div className={css.problem} role="alert">
          <p>{problem}</p>
          <Button small onClick={() => void readEnvironments()}>
            Try again
          </Button>
        </div>
      )}
      {isRead && problem === null && environments.length === 0 && (
        <p className={css.empty}>
          No environment yet. Add a Python or a checkout of this machine, or one of a cluster.
        </p>
      )}
      {hosts.map((host) => (
        <div key={host} className={css.group}>
          <h3>{host}</h3>
          {environments
            .filter((environment) => hostOf(environment) === host)
            .map((environment) => (
              <Entry key={environment.name} {...entry('environment', environment.name)}>
                <span className={css.name}>
                  <b>{environment.name}</b>
                  {environment.name === inUse && <em>in use</em>}
                </span>
                <span className={css.about}>
                  <RevisionText report={environment.report} />
                  {environment.gpu !== null && ` · ${environment.gpu}`}
                </span>
                <LikenessMark environment={environment} />
              </Entry>
            ))}
        </div>
      ))}
      <button
        type="button"
        className={`link ${css.add}`}
        onClick={() => useStore.setState({ overlay: 'add-environment' })}
      >
        Add an environment…
      </button>
      <div className={`${css.group} ${css.targets}`}>
        <h3>Built in</h3>
        {OFFERED_TARGETS.map(({ name, commit, traits }) => (
          <Entry key={name} {...entry('target', name)}>
            <span className={css.name}>
              <b>{name}</b>
              {name === target && <em>this configuration</em>}
            </span>
            <span className={css.about}>
              {commit === null ? null : <code>{shortCommit(commit)}</code>}
              {traits.run.runs ? '' : NOT_INSTALLABLE}
            </span>
          </Entry>
        ))}
      </div>
    </section>
  );
}

const hostOf = ({ host }: Environment): string => host ?? HERE;

function Entry({
  current,
  onSelect,
  children,
}: {
  current: boolean;
  onSelect: () => void;
  children: ReactNode;
}) {
  return (
    <button
      type="button"
      className={css.entry}
      aria-current={current || undefined}
      onClick={onSelect}
    >
      {children}
    </button>
  );
}
