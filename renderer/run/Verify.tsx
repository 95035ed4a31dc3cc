import { useId } from 'react';
import { hostInSentence, THIS_MACHINE_ID } from '../../shared/hosts/host';
import { timeText } from '../../shared/values/dates';
import { bridge } from '../bridge/bridge';
import { Button } from '../kit/Button';
import { VerificationState } from '../kit/environments/VerificationState';
import { useVerification, verify, verifyBy } from '../kit/environments/verifications';
import { Icon } from '../kit/Icon';
import { useDocument } from '../store/store';
import type { Sheeted } from './sheeted';
import css from './Verify.module.css';
import type { Verified } from './words';

/** What verifies on the host of the order, as `useVerification` takes it. */
const verifierOf = ({ order: { host, environment } }: Sheeted): string =>
  host === THIS_MACHINE_ID ? (environment ?? '') : `host:${host}`;

/** Whether the configuration as it is now was verified on the host. */
export function useVerified(sheeted: Sheeted): Verified {
  const { last, problem, running } = useVerification(verifierOf(sheeted));
  const draft = useDocument((doc) => doc.draft);
  if (running === null && problem !== null && problem !== 'Cancelled.') return 'failed';
  if (last?.draft !== draft) return 'no';
  return last.verification.equal ? 'yes' : 'failed';
}

/** Runs the factory of the host's PtychoPINN on the request, when the user asks for it. */
export function Verify(sheeted: Sheeted) {
  const title = useId();
  const { host, order, preview } = sheeted;
  const of = verifierOf(sheeted);
  const { last, running } = useVerification(of);
  const verified = useVerified(sheeted);
  if (host === null) return null;
  const ask = () =>
    order.host === THIS_MACHINE_ID
      ? verify(order.environment)
      : verifyBy(of, (job) => bridge?.verifyRun({ job, order }));
  const isPossible = preview.value !== null && preview.value.cannotWrite === null;
  return (
    <section aria-labelledby={title} className={css.verify}>
      <header className={css.head}>
        {verified === 'yes' && <Icon name="ok" className={css.good} />}
        <h3 id={title} data-verified={verified}>
          {`${verified === 'yes' ? 'Verified' : 'Verify'} on ${hostInSentence(host.name)}`}
        </h3>
        {verified === 'yes' && last && <small>{timeText(last.at)}</small>}
        <Button
          small
          className={css.button}
          disabled={!isPossible || running !== null}
          onClick={() => void ask()}
        >
          {last === null ? 'Verify' : 'Verify again'}
        </Button>
      </header>
      {last === null && running === null && (
        <p className={css.about}>
          Runs PtychoPINN's own factory there and compares every field. Nothing is trained.
        </p>
      )}
      <div aria-live="polite" className={css.state}>
        <VerificationState of={of} />
      </div>
    </section>
  );
}
