/** Runs in words. */
import { hostInSentence } from '../../shared/hosts/host';
import type { RunRow } from '../../shared/ipc/runs';
import { clockText, durationText, secondsBetween } from '../../shared/runs/timing';
import { timeText } from '../../shared/values/dates';

/** `31 of 50`; `31` where nobody says of how many. */
export function ofText(now: number | null, asked: number | null): string {
  if (now === null) return asked === null ? '' : `0 of ${asked.toLocaleString('en')}`;
  const of = asked === null ? '' : ` of ${asked.toLocaleString('en')}`;
  return `${now.toLocaleString('en')}${of}`;
}

/** `13:41` of today, else `28 Nov, 13:41`, with the year where it is another one. */
export function whenText(iso: string, now = new Date()): string {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return iso;
  const time = timeText(iso);
  if (at.toDateString() === now.toDateString()) return time;
  const isThisYear = at.getFullYear() === now.getFullYear();
  const day = at.toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'short',
    ...(isThisYear ? {} : { year: 'numeric' }),
  });
  return `${day}, ${time}`;
}

/** `~9 min`. */
export const leftText = (seconds: number): string => `~${durationText(seconds)}`;

/** `Ended 13:41 on gpu-3, took 9:04`. */
export function spanText(run: Pick<RunRow, 'startedAt' | 'endedAt' | 'host'>): string {
  const { startedAt, endedAt, host } = run;
  const place = host === null ? null : hostInSentence(host);
  const on = place === null ? '' : ` on ${place}`;
  if (startedAt === null) return place === null ? '' : `On ${place}`;
  if (endedAt === null) return `Started ${whenText(startedAt)}${on}`;
  return `Ended ${whenText(endedAt)}${on}, took ${clockText(secondsBetween(startedAt, endedAt) ?? 0)}`;
}

/** How long a run took, or takes by now; null where nobody noted its start, or its end. */
export function secondsOfRow(
  { startedAt, endedAt, state }: Pick<RunRow, 'startedAt' | 'endedAt' | 'state'>,
  now = Date.now(),
): number | null {
  const isOn = endedAt === null && state === 'running';
  return secondsBetween(startedAt, isOn ? new Date(now).toISOString() : endedAt);
}

/** What a run's state has to say besides: when it began, how long it took, how long it still takes. */
export function progressText(run: RunRow): string {
  const { state, epoch, epochsAsked, secondsLeft, startedAt } = run;
  const seconds = secondsOfRow(run);
  return [
    ...(state === 'running' ? ['Running'] : []),
    ...(epoch === null ? [] : [`epoch ${ofText(epoch, epochsAsked)}`]),
    ...(seconds === null ? [] : [`${clockText(seconds)}${state === 'running' ? ' so far' : ''}`]),
    ...(secondsLeft === null ? [] : [`${leftText(secondsLeft)} left`]),
    ...(startedAt === null ? [] : [`started ${whenText(startedAt)}`]),
  ].join(', ');
}
