/** A run that is followed as the window shows it. */
import path from 'node:path';
import type { RunDetail, RunFailure, RunList, RunRow } from '../../../shared/ipc/runs';
import type { Failure } from '../../../shared/runs/failure';
import type { Metric } from '../../../shared/runs/series';
import { visible } from '../../../shared/values/visible';
import { type FollowedRun, idOf } from './followed';
import type { RunWatch } from './watch';

/** The list of all runs, and the folders in which they are. */
export function shownList(watch: RunWatch): RunList {
  const runs = watch.list();
  return {
    rows: runs.map(shownRow),
    folders: watch.folders.map((folder) => ({
      id: idOf(folder),
      path: visible(folder),
      runs: runs.filter((run) => run.folder.startsWith(folder)).length,
    })),
  };
}

export function shownRow({ id, folder, now, problem }: FollowedRun): RunRow {
  const epoch = now?.progress?.epoch ?? null;
  return {
    id,
    name: visible(path.basename(folder)),
    folder: visible(folder),
    state: now?.state ?? null,
    host: now && visible(now.host),
    epoch: epoch === null ? null : epoch + 1,
    epochsAsked: now?.epochsAsked ?? null,
    loss: lossOf(now?.progress?.metrics ?? []),
    secondsLeft: now?.secondsLeft ?? null,
    startedAt: now?.startedAt ?? null,
    problem,
  };
}

/** The loss that training lowers, of every step. */
function lossOf(metrics: readonly Metric[]): RunRow['loss'] {
  const losses = metrics.filter(({ name }) => name.includes('loss'));
  const found = losses.find(({ name }) => /train.*_step$/.test(name)) ?? losses[0];
  return found ? { name: visible(found.name), value: found.last } : null;
}

export function shownDetail(run: FollowedRun): RunDetail {
  const { now } = run;
  const step = now?.progress?.step ?? null;
  const isAsked = now?.changes.some((change) => change.state === 'stopping');
  return {
    ...shownRow(run),
    evidence: now?.evidence.map(visible) ?? [],
    step: step === null ? null : step + 1,
    stepsAsked: now?.stepsAsked ?? null,
    endedAt: now?.endedAt ?? null,
    timing: now?.timing ?? '',
    learningRate: now?.learningRate ?? null,
    gpuMemory: now?.gpuMemory ?? null,
    curves: now?.curve.map(({ name, points }) => ({ name: visible(name), points })) ?? [],
    logs: now?.logTail ?? [],
    failure: now?.failure ? shownFailure(now.failure) : null,
    stop: now?.state !== 'running' ? null : isAsked ? 'at-once' : 'ask',
    isElsewhere: false,
  };
}

/** Text of a log is no text of Pinnboard's: nothing in it turns the writing direction. */
const shownFailure = ({ text, lines, predictedBy, verdict, report }: Failure): RunFailure => ({
  text: visible(text),
  lines: lines.map(visible),
  predictedBy,
  verdict: visible(verdict),
  report: report.split('\n').map(visible).join('\n'),
});
