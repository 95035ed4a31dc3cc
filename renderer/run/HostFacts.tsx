import type { ReactNode } from 'react';
import type { Answer } from '../../shared/hosts/answers';
import type { Host } from '../../shared/hosts/host';
import { sizeText } from '../../shared/values/bytes';
import { Button } from '../kit/Button';
import { CodeText } from '../kit/CodeText';
import { Icon } from '../kit/Icon';
import { Since } from '../kit/Since';
import { tip } from '../kit/Tip';
import css from './Hosts.module.css';
import { pathEnd } from './pathEnd';
import type { Sheeted } from './sheeted';
import { gpusText } from './words';

interface Props {
  host: Host;
  answers: Sheeted['answers'];
}

/** What the host's file says, and what the host answers. */
export function HostFacts({ host, answers }: Props) {
  const { value, busy, problem, since } = answers;
  return (
    <>
      <dl className={css.facts}>
        {host.reach.kind === 'ssh' && (
          <Fact name="Login">
            <code>{host.reach.destination}</code>
          </Fact>
        )}
        {host.python !== null && (
          <Fact name="Python">
            <code {...tip(host.python)}>{pathEnd(host.python)}</code>
          </Fact>
        )}
        {value && (
          <>
            {value.revision && (
              <Fact name="PtychoPINN">
                <Answered answer={value.revision}>
                  {({ revision, target }) =>
                    revision === null ? (
                      'of no known revision'
                    ) : (
                      <code {...tip(target)}>{revision.slice(0, 7)}</code>
                    )
                  }
                </Answered>
              </Fact>
            )}
            <Fact name="GPU">
              <Answered answer={value.gpus}>{gpusText}</Answered>
            </Fact>
            {value.free && host.reach.kind === 'ssh' && (
              <Fact name="Free">
                <Answered answer={value.free}>{(bytes) => sizeText(bytes)}</Answered>
              </Fact>
            )}
          </>
        )}
      </dl>
      <p className={css.asked} role="status">
        {busy ? (
          <>
            <progress aria-label={`Asking ${host.name}`} />
            <span>
              asking… <Since at={since} />
            </span>
            <Button small onClick={answers.cancel}>
              Cancel
            </Button>
          </>
        ) : problem !== null ? (
          <>
            <span className={css.problem}>
              <CodeText text={problem} />
            </span>
            <Button small onClick={answers.ask}>
              Ask again
            </Button>
          </>
        ) : (
          value && (
            <>
              <span className={css.reached}>
                <Icon name="ok" size={14} /> asked <Since at={Date.parse(value.gpus.at)} /> ago
              </span>
              <Button
                small
                variant="ghost"
                icon="refresh"
                label="Ask again"
                onClick={answers.ask}
              />
            </>
          )
        )}
      </p>
    </>
  );
}

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </>
);

/** An answer, or why there is none. */
function Answered<T>({
  answer,
  children,
}: {
  answer: Answer<T>;
  children: (value: T) => ReactNode;
}): ReactNode {
  if ('value' in answer) return children(answer.value);
  return <span {...tip(answer.error.message)}>not known</span>;
}
