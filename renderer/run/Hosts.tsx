import { useId } from 'react';
import { THIS_MACHINE_ID } from '../../shared/hosts/host';
import type { ListedHost } from '../../shared/ipc/hosts';
import { bridge } from '../bridge/bridge';
import { CodeText } from '../kit/CodeText';
import { RadioList } from '../kit/RadioList';
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
      <RadioList
        className={css.list}
        label="Where"
        value={chosen?.id ?? null}
        choices={hosts.map((one) => ({
          value: one.id,
          icon: hostIcon(one),
          title: hostName(one),
          help: hostLine(one, gpus[one.id]),
          isBroken: one.host === null,
        }))}
        onChange={chooseHost}
      />
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
