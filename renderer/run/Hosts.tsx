import { useId } from 'react';
import { THIS_MACHINE_ID } from '../../shared/hosts/host';
import type { ListedHost } from '../../shared/ipc/hosts';
import { bridge } from '../bridge/bridge';
import { CodeText } from '../kit/CodeText';
import { Icon } from '../kit/Icon';
import { ask } from '../store/ask';
import { AddHost } from './AddHost';
import { HostFacts } from './HostFacts';
import css from './Hosts.module.css';
import { Interpreter } from './Interpreter';
import type { Sheeted } from './sheeted';
import { chooseHost, useRun } from './store';
import { hostIcon, hostLine, hostName } from './words';

interface Props {
  hosts: readonly ListedHost[];
  chosen: ListedHost | null;
  sheeted: Sheeted | null;
  /** The Python that was chosen without an environment, and what asks for another. */
  python: [string | null, () => void];
}

/** Where the run goes, and what is known of that host. */
export function Hosts({ hosts, chosen, sheeted, python }: Props) {
  const title = useId();
  const gpus = useRun((state) => state.gpus);
  return (
    <section className={css.hosts} aria-labelledby={title}>
      <h3 id={title} className={css.title}>
        Where
      </h3>
      <div className={css.list} role="radiogroup" aria-labelledby={title}>
        {hosts.map((one) => (
          <label key={one.id} className={css.host} data-broken={one.host === null || undefined}>
            <input
              type="radio"
              className="sr-only"
              name="host"
              checked={one.id === chosen?.id}
              {...(one.id === chosen?.id ? { 'data-first-focus': '' } : {})}
              onChange={() => chooseHost(one.id)}
            />
            <Icon name={hostIcon(one)} />
            <span className={css.words}>
              <span className={css.name}>{hostName(one)}</span>
              <small>{hostLine(one, gpus[one.id])}</small>
            </span>
          </label>
        ))}
      </div>
      <AddHost />
      {chosen && (
        <div className={css.about}>
          {chosen.problem !== null && (
            <p className={css.problem} role="alert">
              <CodeText text={chosen.problem} />
            </p>
          )}
          {chosen.id === THIS_MACHINE_ID && <Interpreter python={python} />}
          {sheeted?.host && <HostFacts host={sheeted.host} answers={sheeted.answers} />}
          {chosen.file !== null && (
            <button
              type="button"
              className="link"
              aria-description={chosen.file}
              onClick={() => void ask(bridge?.editHost(chosen.id))}
            >
              Edit…
            </button>
          )}
        </div>
      )}
    </section>
  );
}
