import { quoted } from '../../../shared/formats/commandLine';
import type { SweepWritten } from '../../../shared/ipc/sweep';
import { SWEEP_SCRIPTS } from '../../../shared/sweep/scripts';
import { Button } from '../../kit/Button';
import { Dialog, Sheet } from '../../kit/Dialog';
import { counted } from '../../kit/format';
import { JobState } from '../../kit/JobState';
import { Switch } from '../../kit/Switch';
import { copyText } from '../../store/files';
import { useDocument, useStore } from '../../store/store';
import { tallyOf } from '../points/tally';
import { useSweep } from '../store';
import { ScriptOptions } from './ScriptOptions';
import css from './WriteDialog.module.css';
import { optionsValid, stopWriting, useWrite, writeSweep } from './write';

/** Exports the sweep: what is written, run scripts, and progress. */
export function WriteDialog() {
  const sweep = useDocument((doc) => doc.sweep);
  const { job, done, written, problem } = useWrite();
  const again = () => void writeSweep();
  const writing = { problem, done: job === null ? null : done, cancel: stopWriting, retry: again };
  const foot = (
    <>
      <div className={css.state}>
        <JobState job={writing} doing="Writing" what="the points" />
      </div>
      <Button onClick={() => useStore.setState({ overlay: null })}>
        {job === null ? 'Close' : 'Continue in background'}
      </Button>
      <Button
        variant="primary"
        disabled={job !== null || (optionsValid(sweep) ? false : 'A script option is invalid')}
        onClick={again}
      >
        {written ? 'Write again…' : 'Choose folder and write…'}
      </Button>
    </>
  );
  return (
    <Dialog label="Export sweep" wide>
      <Sheet title="Export sweep" className={css.body} foot={foot}>
        <Summary />
        <h3>Run scripts</h3>
        {SWEEP_SCRIPTS.map((script) => (
          <ScriptOptions key={script.id} script={script} />
        ))}
        {written && <Written written={written} />}
      </Sheet>
    </Dialog>
  );
}

function Summary() {
  const planned = useSweep((state) => state.planned);
  const leaveOut = useWrite((state) => state.leaveOutCrashes);
  if (!planned) return null;
  const { plan, facts } = planned;
  const { refused, 'will-crash': crashing } = tallyOf(facts).counts;
  const isKnown = facts.length === plan.count;
  const points = plan.count.toLocaleString('en');
  const written = plan.count - refused - (leaveOut ? crashing : 0);
  return (
    <>
      <p>
        <b>
          {isKnown
            ? `${written.toLocaleString('en')} payloads for ${points} points`
            : `A payload for each of the ${points} points that PtychoPINN accepts`}
        </b>
        {isKnown && refused > 0 && `; ${counted(refused, 'point')} blocked, without payload`}. Each
        is the folder of a run. <code>sweep.json</code> and <code>sweep.csv</code> list every point.
      </p>
      {(!isKnown || crashing > 0) && (
        <Switch
          checked={leaveOut}
          onChange={(leaveOutCrashes) => useWrite.setState({ leaveOutCrashes })}
        >
          {isKnown
            ? `Exclude ${counted(crashing, 'point')} that will crash`
            : 'Exclude points that will crash'}
        </Switch>
      )}
    </>
  );
}

/** Options may leave no room for it. */
const intoView = (element: HTMLElement | null) => element?.scrollIntoView({ block: 'nearest' });

/** The files written, and how to run them. */
function Written({ written }: { written: SweepWritten }) {
  const { folder, files, ready, crashing, refused, resumed, aside } = written;
  const leftOut = useWrite((state) => state.leaveOutCrashes) ? crashing : 0;
  const points = ready + crashing - leftOut;
  return (
    <div ref={intoView} className={css.written} role="status">
      <p>
        <b>{points.toLocaleString('en')} payloads written</b> to <code>{folder}</code>
        {leftOut > 0 && `; ${counted(leftOut, 'point')} excluded because of a certain crash`}
        {refused > 0 && `; ${counted(refused, 'point')} blocked, without payload`}
        {resumed > 0 && `; ${resumed.toLocaleString('en')} of them already existed`}.
        {aside !== null && (
          <>
            {' '}
            The previous folder was renamed to <code>{aside}</code>.
          </>
        )}
      </p>
      <p>
        Beside them: <code>{files.join(', ')}</code>
      </p>
      {SWEEP_SCRIPTS.filter(({ file }) => files.includes(file)).map(({ start }) => (
        <p key={start}>
          <code>{start}</code>{' '}
          <Button
            small
            icon="copy"
            onClick={() => void copyText(`cd ${quoted(folder)} && ${start}`, 'Command copied')}
          >
            Copy
          </Button>
        </p>
      ))}
    </div>
  );
}
