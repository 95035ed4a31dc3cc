/** A run that is followed as the window shows it. */
import path from 'node:path';
import type { RunDetail, RunList, RunRow } from '../../../shared/ipc/runs';
import type { RunNow } from '../../../shared/runs/runNow';
import type { Metric } from '../../../shared/runs/series';
import { visible } from '../../../shared/values/visible';
import { type FollowedRun, idOf, isOver } from './followed';
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

function shownRow({ id, folder, now, problem }: FollowedRun): RunRow {
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
    endedAt: now?.endedAt ?? null,
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
  const canStop = now !== null && now.state !== 'written' && !isOver(now);
  return {
    ...shownRow(run),
    now: now && shownNow(now),
    stop: canStop ? (isAsked(run) ? 'at-once' : 'ask') : null,
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
export const isAsked = ({ now }: FollowedRun): boolean =>
  now?.changes.some(({ state }) => state === 'stopping') ?? false;
