import { findTarget } from '../../shared/targets';
import { Button } from '../kit/Button';
import { useInterpreter } from '../kit/environments/useInterpreter';
import { VerificationState } from '../kit/environments/VerificationState';
import { useVerification, verify } from '../kit/environments/verifications';
import { tip } from '../kit/Tip';
import { useDocument } from '../store/store';
import type { PanelProps } from './panel';
import css from './VerifyPanel.module.css';

/** Runs the environment's own factory on this configuration, when the user asks for it. */
export function VerifyPanel({ environment }: PanelProps) {
  const [python, choosePython] = useInterpreter();
  const target = findTarget(useDocument(({ draft }) => draft.target));
  const state = useVerification(environment ?? '');
  const isPossible = (environment !== null || python !== null) && target?.traits.run.runs === true;
  return (
    <section aria-label="Verify" className={css.panel}>
      <header className={css.head}>
        <h3>Verify</h3>
        <Button
          small
          disabled={!isPossible || state.running !== null}
          onClick={() => void verify(environment)}
        >
          Verify with PtychoPINN
        </Button>
      </header>
      <p className={css.about}>
        {target?.traits.run.runs === false
          ? `No PtychoPINN can be installed for ${target.name}, a design document.`
          : "Runs PtychoPINN's own factory on this configuration and compares every field. Nothing is trained, and nothing is written."}
      </p>
      {environment === null && <Interpreter python={python} onChoose={choosePython} />}
      <div aria-live="polite">
        <VerificationState of={environment ?? ''} />
      </div>
    </section>
  );
}

/** The Python that runs where no environment is selected. */
function Interpreter({ python, onChoose }: { python: string | null; onChoose: () => void }) {
  if (python === null)
    return (
      <p className={css.python}>
        <Button small onClick={onChoose}>
          Choose Python…
        </Button>
      </p>
    );
  return (
    <p className={css.python}>
      <code {...tip(python)}>{python}</code>
      <button type="button" className="link" onClick={onChoose}>
        Change…
      </button>
    </p>
  );
}
