import { errorText } from '../../../shared/errors/words';
import type { RunDetail } from '../../../shared/ipc/runs';
import { sizeText } from '../../../shared/values/bytes';
import { bridge } from '../../bridge/bridge';
import { Button } from '../../kit/Button';
import { counted } from '../../kit/format';
import { newJob, watchJob } from '../../kit/job';
import { Menu, MenuItem } from '../../kit/Menu';
import { ask } from '../../store/ask';
import { useStore } from '../../store/store';
import { openInference, openRequest } from '../open';
import { readDetail, showRun } from '../read';
import { useRuns } from '../store';
import css from './Panel.module.css';
import { historyOf, useHistory } from './store';

/** What is done with a run. */
export function Actions({ run }: { run: RunDetail }) {
  const { id, name, stop, now, isElsewhere } = run;
  const canInfer = useHistory((shown) => historyOf(id)(shown)?.canInfer ?? false);
  return (
    <div className={css.row}>
      <Button
        small
        tip="Its request as a new configuration; what could not be recovered is listed"
        onClick={() => void openRequest(id)}
      >
        Use as starting point
      </Button>
      {canInfer && (
        <Button
          small
          tip="A configuration that reconstructs the dataset with its model"
          onClick={() => void openInference(id)}
        >
          Start inference…
        </Button>
      )}
      {stop !== null && (
        <Button small icon="stop" onClick={() => void stopRun(run)}>
          {stop === 'ask' ? 'Stop…' : 'End at once…'}
        </Button>
      )}
      {now !== null && (
        <Button
          small
          tip={`Starts the same request again in a folder of its own; ${name} stays as it is`}
          onClick={() => void restart(run)}
        >
          Restart as a new run
        </Button>
      )}
      {isElsewhere && <Fetch run={run} />}
      <Button small onClick={() => void ask(bridge?.showRunFolder(id))}>
        Open folder
      </Button>
    </div>
  );
}

/** Results of another machine, or how much of them is here by now. */
function Fetch({ run }: { run: RunDetail }) {
  const fetching = useRuns((state) => state.fetching);
  if (fetching?.run === run.id)
    return (
      <>
        <progress value={fetching.done} max={1} aria-label={`Fetching ${run.name}`} />
        <span>{Math.floor(fetching.done * 100)} %</span>
        <Button small onClick={() => void bridge?.cancel(fetching.job)}>
          Cancel
        </Button>
      </>
    );
  return (
    <Menu
      trigger={
        <Button small disabled={fetching === null ? false : 'Another run is being fetched'}>
          Fetch results…
        </Button>
      }
    >
      <MenuItem onSelect={() => void fetchRun(run, true)}>Everything</MenuItem>
      <MenuItem
        detail="Model bundle, metrics and logs; a checkpoint is as large as the model"
        onSelect={() => void fetchRun(run, false)}
      >
        Without checkpoints
      </MenuItem>
    </Menu>
  );
}

const say = (status: string): void => useStore.setState({ status });

async function stopRun({ id, name }: RunDetail): Promise<void> {
  const isAsked = await ask(bridge?.stopRun(id));
  if (isAsked) say(`${name} was asked to end`);
  await readDetail();
}

async function restart({ id, name }: RunDetail): Promise<void> {
  say(`Starting ${name} again…`);
  const started = await ask(bridge?.restartRun({ run: id, job: newJob() }));
  say(started ? 'Started as a new run' : 'Not started');
  if (started) showRun(started);
}

async function fetchRun({ id, name }: RunDetail, checkpoints: boolean): Promise<void> {
  const job = newJob();
  useRuns.setState({ fetching: { run: id, job, done: 0 } });
  const stop = watchJob(job, (done) => useRuns.setState({ fetching: { run: id, job, done } }));
  const outcome = await bridge?.fetchRun({ run: id, job, checkpoints });
  stop();
  useRuns.setState({ fetching: null });
  if (outcome?.ok === false && outcome.error.code === 'cancelled') {
    say('Fetch cancelled. Fetching again goes on from there.');
    return;
  }
  if (outcome?.ok === false) useStore.setState({ problem: errorText(outcome.error) });
  if (outcome?.ok)
    say(
      `Fetched and verified ${counted(outcome.value.copied, 'file')} of ${name} (${sizeText(outcome.value.bytes)})`,
    );
}
