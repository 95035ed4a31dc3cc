import { useEffect } from 'react';
import type { RunOrder } from '../../shared/ipc/hosts';
import { Button } from '../kit/Button';
import { CodeText, plainText } from '../kit/CodeText';
import { Since } from '../kit/Since';
import { useStore } from '../store/store';
import css from './Foot.module.css';
import { chooseRuns } from './RunFolder';
import { RESOURCE_TEXTS } from './resourceTexts';
import type { Sheeted } from './sheeted';
import { cancelOrder, order as place, useStarting } from './start';
import { useRun } from './store';
import { useVerified } from './Verify';
import { startLabel } from './words';

/** Writes the files, or starts the run; the button says what was not verified. */
export function Foot(sheeted: Sheeted) {
  const { host, order, preview } = sheeted;
  const isRunning = useStarting(({ running }) => running !== null);
  const verified = useVerified(sheeted);
  const unread = useRun((state) => state.unread);
  // What became of the run before is no news.
  useEffect(() => useStarting.setState({ problem: null }), []);
  const asksFolder = preview.value?.runs === null;
  const noWrite = whyNoWrite(sheeted, unread);
  const noStart = noWrite ?? preview.value?.cannotStart ?? null;
  const disabled = (why: string | null) => isRunning || (why !== null && plainText(why));
  return (
    <>
      <News scheduled={(host?.scheduler ?? null) !== null} why={noStart} />
      <Button
        variant="ghost"
        disabled={isRunning}
        onClick={() => useStore.setState({ overlay: null })}
      >
        Cancel
      </Button>
      <Button
        disabled={disabled(noWrite)}
        tip="Write the run folder and start nothing"
        onClick={() => void withFolder('write', order, asksFolder)}
      >
        {`Write files only${asksFolder ? '…' : ''}`}
      </Button>
      <Button
        variant="primary"
        icon="play"
        disabled={disabled(noStart)}
        onClick={() => void withFolder('start', order, asksFolder)}
      >
        {startLabel(host, verified, asksFolder)}
      </Button>
    </>
  );
}

/** Why nothing can be written, in a sentence; null when it can. */
function whyNoWrite({ host, preview }: Sheeted, unread: readonly (keyof typeof RESOURCE_TEXTS)[]) {
  const [first] = unread;
  if (host === null) return 'The file of the host cannot be used.';
  if (first !== undefined) return `${RESOURCE_TEXTS[first].label} is not understood.`;
  if (preview.value === null) return preview.problem ?? 'Preparing the files…';
  return preview.value.cannotWrite;
}

/** What is being done, what failed, or why the run cannot be started. */
function News({ scheduled, why }: { scheduled: boolean; why: string | null }) {
  const { running, problem } = useStarting();
  if (running !== null) {
    const word = running.what === 'write' ? 'Writing' : scheduled ? 'Submitting' : 'Starting';
    return (
      <div className={css.news} role="status">
        <progress aria-label={word} />
        <span>
          {word}… <Since at={running.since} />
        </span>
        <Button small onClick={cancelOrder}>
          Stop
        </Button>
      </div>
    );
  }
  const after = `After ${scheduled ? 'submitting' : 'the start'}, the run appears under Runs.`;
  return (
    <p className={css.news} role="status" data-failed={problem !== null || undefined}>
      <span>
        <CodeText text={problem ?? why ?? after} />
      </span>
    </p>
  );
}

/** Asks for a folder of runs where there is none, then writes or starts. */
async function withFolder(
  what: 'write' | 'start',
  order: RunOrder,
  asksFolder: boolean,
): Promise<void> {
  if (asksFolder && !(await chooseRuns())) return;
  await place(what, { ...order, runs: useRun.getState().runs?.grant ?? order.runs });
}
