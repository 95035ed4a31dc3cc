import { SWEEP_SCRIPTS } from '../../../shared/sweep/scripts';
import { CodeText } from '../../kit/CodeText';
import { Dialog } from '../../kit/Dialog';
import { counted } from '../../kit/format';
import { useDocument, useStore } from '../../store/store';
import { changeSweep } from '../edit';
import { countShown } from '../points/rows';
import { useSweep } from '../store';
import { ScriptOptions } from './ScriptOptions';
import css from './WriteDialog.module.css';
import { Written } from './Written';
import { optionsValid, stopWriting, useWrite, writeSweep } from './write';

/** Exports the sweep: what is written, run scripts, and progress. */
export function WriteDialog() {
  const sweep = useDocument((doc) => doc.sweep);
  const { job, done, written, problem } = useWrite();
  const isValid = optionsValid(sweep);
  return (
    <Dialog label="Export sweep" wide>
      <div className={css.sheet}>
        <h2>Export sweep</h2>
        <div className={css.body}>
          <Summary />
          <label className={css.name}>
            <span>Name</span>
            <input
              type="text"
              value={sweep.name}
              spellCheck={false}
              data-own-undo
              placeholder="name of the folder"
              onChange={({ target }) =>
                changeSweep((before) => ({ ...before, name: target.value }), 'sweep name')
              }
            />
          </label>
          <h3>Run scripts</h3>
          {SWEEP_SCRIPTS.map((script) => (
            <ScriptOptions key={script.id} script={script} />
          ))}
        </div>
        <div className={css.foot}>
          {problem !== null && (
            <p className={css.problem} role="alert">
              <CodeText text={problem} />
            </p>
          )}
          {written && <Written written={written} />}
          {job !== null && (
            <p className={css.progress}>
              <progress value={done} max={1} aria-label="Points written" />
              <span role="status">{Math.floor(done * 100)} % written</span>
            </p>
          )}
          <span className={css.actions}>
            <button
              type="button"
              className="btn"
              onClick={() => useStore.setState({ overlay: null })}
            >
              {job === null ? 'Close' : 'Continue in background'}
            </button>
            {job === null ? (
              <button
                type="button"
                className="btn primary"
                disabled={!isValid}
                title={isValid ? undefined : 'A script option is invalid'}
                onClick={() => void writeSweep()}
              >
                {written ? 'Write again…' : 'Choose folder and write…'}
              </button>
            ) : (
              <button type="button" className="btn" onClick={stopWriting}>
                Cancel
              </button>
            )}
          </span>
        </div>
      </div>
    </Dialog>
  );
}

function Summary() {
  const planned = useSweep((state) => state.planned);
  const leaveOut = useWrite((state) => state.leaveOutCrashes);
  if (!planned) return null;
  const { plan, facts } = planned;
  const { refused, 'will-crash': crashing } = countShown(facts);
  const isKnown = facts.length === plan.count;
  const points = plan.count.toLocaleString('en');
  const written = plan.count - refused - (leaveOut ? crashing : 0);
  return (
    <>
      <p className={css.summary}>
        <b>
          {isKnown
            ? `${written.toLocaleString('en')} payloads for ${points} points`
            : `A payload for each of the ${points} points that PtychoPINN accepts`}
        </b>
        {isKnown && refused > 0 && `; ${counted(refused, 'point')} blocked, without payload`}. Also
        written: <code>sweep.json</code> and <code>sweep.csv</code>, which list every point, and{' '}
        <code>pinnboard_payload.py</code>, which runs one point.
      </p>
      {(!isKnown || crashing > 0) && (
        <label className={css.crashes}>
          <input
            type="checkbox"
            checked={leaveOut}
            onChange={({ target }) => useWrite.setState({ leaveOutCrashes: target.checked })}
          />
          <span>
            {isKnown
              ? `Exclude ${counted(crashing, 'point')} that will crash`
              : 'Exclude points that will crash'}
          </span>
        </label>
      )}
    </>
  );
}
