import type { ReactNode } from 'react';
import { ARCHIVE } from '../../../shared/dataset/model';
import type { RunDetail, RunHistory, ShownStep } from '../../../shared/ipc/runs';
import { bridge } from '../../bridge/bridge';
import { dispatch } from '../../kit/actions';
import { Tip } from '../../kit/Tip';
import { ask } from '../../store/ask';
import { takeDataset } from '../../store/files';
import { focusRegion } from '../focus';
import { listedNow } from '../listed';
import { openRequest } from '../open';
import { selectRun, showRun } from '../read';
import { useRuns } from '../store';
import css from './Panel.module.css';

const WORDS: { readonly [kind in ShownStep['kind']]: string } = {
  dataset: 'Dataset',
  request: 'Request',
  run: 'Run',
  model: 'Model',
  inference: 'Inference',
};

/** The way from the dataset to the reconstruction; each step that is here opens. */
export function Lineage({ run, history }: { run: RunDetail; history: RunHistory }) {
  return (
    <section className={css.part} aria-label="Lineage">
      <h3>Lineage</h3>
      <ol className={css.steps}>
        {history.lineage.map((step) => (
          <li
            key={`${step.kind} ${step.run}`}
            data-this={step.isThis || undefined}
            data-gone={isGone(step) || undefined}
            aria-current={step.isThis ? 'step' : undefined}
          >
            <span className={css.kind}>{WORDS[step.kind]}</span>
            <div>
              <Name step={step} run={run} history={history} />
              <Notes step={step} />
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Recorded, and not on this machine. */
const isGone = ({ kind, path, isHere }: ShownStep): boolean =>
  path !== null && !isHere && kind !== 'request';

/** Whether a run may still leave its model. The history was read a moment before or after the state. */
const isBefore = (state: RunDetail['state']): boolean =>
  state === 'written' || state === 'queued' || state === 'running';

interface NameProps {
  step: ShownStep;
  run: RunDetail;
  history: RunHistory;
}

function Name({ step, run, history }: NameProps): ReactNode {
  const { kind, path, isThis, isHere } = step;
  const open = OPEN[kind];
  const isAwaited = step.run === run.id && [run.state, history.recorded.state].some(isBefore);
  const name = kind === 'model' && path === null && isAwaited ? 'not yet' : nameOf(step);
  if (isThis) return <b>{run.name}</b>;
  const canOpen = kind === 'request' ? history.recorded.request !== null : isHere;
  if (!canOpen || open === null)
    return (
      <Tip text={path ?? ''}>
        <span className={css.dim}>{name}</span>
      </Tip>
    );
  return (
    <Tip text={`${path ?? name}. ${open.tip}`}>
      <button type="button" className="link" onClick={() => void open.open(step)}>
        {name}
      </button>
    </Tip>
  );
}

/** The last part of a path that tells something; PtychoPINN's own folders are all called alike. */
function nameOf({ kind, path }: ShownStep): string {
  if (path === null) return kind === 'request' ? 'recovered' : 'not recorded';
  const parts = path.split(/[/\\]/).filter(Boolean);
  const last = parts.at(-1) ?? path;
  // A folder with a bundle; a checkpoint is a file.
  if (kind === 'model' && !/\.(?:ckpt|zip)$/.test(last)) return ARCHIVE;
  return /^(?:run|out|checkpoints)$/.test(last) ? parts.slice(-2).join('/') : last;
}

const Notes = ({ step }: { step: ShownStep }) => {
  const gone = isGone(step) ? ['not found on this machine'] : [];
  const notes = [...step.notes.map(shortPrint), ...gone];
  return notes.length === 0 ? null : <small>{notes.join(' · ')}</small>;
};

/** `sha256:9c41…` is shown by its beginning. */
const shortPrint = (note: string): string =>
  note.startsWith('sha256:') ? `SHA-256 ${note.slice(7, 15)}…` : note;

interface Opening {
  readonly tip: string;
  readonly open: (step: ShownStep) => unknown;
}

/** The panel of the other run takes the focus: what had it is gone. A filter that hides the run is cleared. */
function showStep({ run }: ShownStep): void {
  const isListed = listedNow(useRuns.getState()).rows.some((row) => row.run.id === run);
  if (isListed) selectRun(run);
  else showRun(run);
  focusRegion('Selected run');
}

const OPEN: { readonly [kind in ShownStep['kind']]: Opening | null } = {
  dataset: { tip: 'Opens it in this document.', open: ({ run }) => openDataset(run) },
  request: { tip: 'Opens it as a new configuration.', open: ({ run }) => openRequest(run) },
  model: {
    tip: 'Shows what is in it.',
    open: ({ run }) => dispatch('inspect-model', { run }),
  },
  run: { tip: 'Shows this run.', open: showStep },
  inference: { tip: 'Shows this run.', open: showStep },
};

async function openDataset(run: string): Promise<void> {
  const opened = await ask(bridge?.openRunDataset(run));
  if (!opened) return;
  takeDataset(opened);
  dispatch('configure');
}
