/** A run that is followed as the window shows it. */
import { hostname } from 'node:os';
import path from 'node:path';
import { THIS_MACHINE } from '../../../shared/hosts/host';
import type { RunDetail, RunHistory, RunList, RunRow } from '../../../shared/ipc/runs';
import type { Curve } from '../../../shared/runs/curve';
import { type Loss, lossFrom } from '../../../shared/runs/record/joined';
import { type Sparkline, sparkline } from '../../../shared/runs/record/sparkline';
import { headLoss } from '../../../shared/runs/record/table';
import type { RunNow } from '../../../shared/runs/runNow';
import { lossesOf, type Metric } from '../../../shared/runs/series';
import { visible, visibleIn } from '../../../shared/values/visible';
import { type FollowedRun, idOf, isOver } from './followed';
import type { IndexedRun } from './index/messages';
import type { ReadHistory } from './runHistory';
import type { KnownRun, RunWatch } from './watch';

/** The list of all runs, and the folders in which they are. */
export function shownList(watch: RunWatch): RunList {
  const runs = watch.all();
  const { differing, same, common } = watch.settings;
  return {
    rows: runs.map(shownRow),
    folders: watch.folders.map((folder) => ({
      id: idOf(folder),
      path: visible(folder),
      runs: runs.filter((run) => run.folder.startsWith(folder)).length,
    })),
    differing,
    same,
    common,
  };
}

/** As the list has it: PtychoPINN's own folders are all called alike. */
export const shownName = ({ folder, indexed }: KnownRun): string =>
  indexed?.name ?? visible(path.basename(folder));

/** What is seen of a run that is followed is newer than what the index read. */
function shownRow(run: KnownRun): RunRow {
  const { folder, followed, indexed } = run;
  const { state, evidence: _, ...recorded } = indexed ?? NOTHING;
  const row = {
    ...{ host: null, loss: lossOf(recorded.losses), secondsLeft: null, problem: null },
    ...recorded,
    id: idOf(folder),
    name: shownName(run),
    folder: visible(folder),
    isOurs: followed !== null,
  };
  if (followed === null) return { ...row, state };
  const { now, problem } = followed;
  if (now === null) return { ...row, state: null, problem };
  const epoch = now.progress?.epoch ?? null;
  return {
    ...row,
    state: now.state,
    host: now.host === hostname() ? THIS_MACHINE.name : visible(now.host),
    workflow: now.workflow ?? row.workflow,
    entryPoint: now.entryPoint ?? row.entryPoint,
    epoch: epoch === null ? row.epoch : epoch + 1,
    epochsAsked: now.epochsAsked ?? row.epochsAsked,
    loss: lossOf(now.progress?.metrics ?? row.losses),
    ...(now.progress && judgedNow(now, row.losses)),
    secondsLeft: now.secondsLeft,
    startedAt: now.startedAt ?? row.startedAt,
    endedAt: now.endedAt ?? row.endedAt,
    problem,
  };
}

/** Its losses and the curve of the one that it is judged by; their scales are as the index read them. */
function judgedNow(
  { progress, curve }: RunNow,
  recorded: readonly Loss[],
): Pick<RunRow, 'losses' | 'curve'> {
  const losses = lossesOf(progress?.metrics ?? []).map((metric) => {
    const name = visible(metric.name);
    const scale = recorded.find((loss) => loss.name === name)?.scale_key ?? null;
    return lossFrom({ ...metric, name }, scale);
  });
  return { losses, curve: curveNow(curve, headLoss(losses)?.name ?? null) };
}

/** By the curves that they are of, which a run keeps until it logs again. */
const drawn = new WeakMap<readonly Curve[], Sparkline | null>();

function curveNow(curves: readonly Curve[], loss: string | null): Sparkline | null {
  if (loss === null) return null;
  const known = drawn.get(curves);
  if (known !== undefined) return known;
  const made = sparkline(
    curves.map(({ name, points }) => ({ name: visible(name), points })),
    loss,
  );
  drawn.set(curves, made);
  return made;
}

/** Of a run that the index has not read. */
const NOTHING: Omit<IndexedRun, 'folder' | 'name' | 'state'> & { readonly state: null } = {
  ...{ state: null, evidence: [], workflow: null, entryPoint: null, revision: null },
  ...{ startedAt: null, endedAt: null, epoch: null, epochsAsked: null },
  ...{ losses: [], settings: {}, dataset: null, model: null },
  ...{ tags: [], note: '', curve: null, isRecorded: false },
};

/** The loss that training lowers, of every step. */
function lossOf(metrics: readonly (Metric | Loss)[]): RunRow['loss'] {
  const losses = metrics.filter(({ name }) => name.includes('loss'));
  const found = losses.find(({ name }) => /train.*_step$/.test(name)) ?? losses[0];
  return found ? { name: visible(found.name), value: found.last ?? Number.NaN } : null;
}

export function shownDetail(run: KnownRun): RunDetail {
  const { followed, indexed } = run;
  const now = followed?.now ?? null;
  const canStop = now !== null && now.state !== 'written' && !isOver(now);
  return {
    ...shownRow(run),
    now: now && shownNow(now),
    evidence: now?.evidence.map(visible) ?? indexed?.evidence ?? [],
    stop: canStop ? (isAsked({ now }) ? 'at-once' : 'ask') : null,
    isElsewhere: (now?.job?.folder ?? null) !== null && now?.job?.submitted_at !== null,
  };
}

/** Text of a log or a file is no text of Pinnboard's: nothing in it turns the writing direction. */
const shownNow = (now: RunNow): RunNow => ({
  ...now,
  evidence: now.evidence.map(visible),
  curve: now.curve.map(({ name, points }) => ({ name: visible(name), points })),
  failure: now.failure && {
    ...now.failure,
    text: visible(now.failure.text),
    lines: now.failure.lines.map(visible),
    verdict: visible(now.failure.verdict),
    report: now.failure.report.split('\n').map(visible).join('\n'),
  },
});

/** Whether it was asked to end. */
export const isAsked = ({ now }: Pick<FollowedRun, 'now'>): boolean =>
  now?.changes.some(({ state }) => state === 'stopping') ?? false;

/** What is known of where a run comes from, as its panel shows it. */
export function shownHistory({ run, asked, lineage }: ReadHistory): RunHistory {
  return visibleIn({
    recorded: run,
    asked,
    lineage: lineage.map(({ of, at, isMoved: _moved, isChanged: _changed, ...step }) => ({
      ...step,
      run: idOf(of),
      isHere: at !== null,
    })),
    canInfer: resultOf({ run, lineage }) !== null,
  });
}

/** The folder of the bundle with which inference can be started; null where there is none. */
export function resultOf({
  run: { workflow, state },
  lineage,
}: Pick<ReadHistory, 'run' | 'lineage'>): string | null {
  if (workflow !== 'training' || state !== 'finished') return null;
  const own = lineage.findIndex(({ isThis }) => isThis);
  const model = lineage[own + 1];
  // A checkpoint is no model folder.
  return model?.kind === 'model' && !model.at?.endsWith('.ckpt') ? model.at : null;
}
