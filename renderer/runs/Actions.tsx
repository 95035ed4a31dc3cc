import type { RunDetail } from '../../shared/ipc/runs';
import { bridge } from '../bridge/bridge';
import { dispatch } from '../kit/actions';
import { Button } from '../kit/Button';
import { ask } from '../store/ask';
import { takePayload } from '../store/documents';
import { useStore } from '../store/store';
import css from './RunPanel.module.css';
import { readDetail } from './read';

/** What is done with a run. */
export function Actions({ run }: { run: RunDetail }) {
  return (
    <div className={css.row}>
      {run.stop !== null && (
        <Button small icon="stop" onClick={() => void stop(run)}>
          {run.stop === 'ask' ? 'Stop…' : 'End at once…'}
        </Button>
      )}
      <Button small onClick={() => void ask(bridge?.showRunFolder(run.id))}>
        Open folder
      </Button>
      <Button
        small
        tip="Its request as a new configuration"
        onClick={() => void openRequest(run.id)}
      >
        Open request
      </Button>
    </div>
  );
}

async function stop({ id, name }: RunDetail): Promise<void> {
  const isAsked = await ask(bridge?.stopRun(id));
  if (isAsked) useStore.setState({ status: `${name} was asked to end` });
  await readDetail();
}

async function openRequest(id: string): Promise<void> {
  const opened = await ask(bridge?.openRunRequest(id));
  if (!opened) return;
  await takePayload(opened);
  dispatch('configure');
}
