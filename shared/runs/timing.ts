/** How fast a run is, and how long it still takes: from the steps that were seen, with how sure that is. */
import { countText } from '../plan/text';
import type { RunState } from './state';

export interface Timing {
  readonly secondsPerStep: number | null;
  readonly secondsLeft: number | null;
  /** How sure the figures are, or why there are none: `from the last 120 steps`. */
  readonly timing: string;
}

/** Milliseconds of the past that a rate is taken over: an epoch's validation belongs to it, the first epoch's start does not. */
const WINDOW = 300_000;
/** Least milliseconds and steps of a rate. */
const LEAST = { time: 2000, steps: 3 };
/** Least milliseconds since the start of a run that is looked at once: the start itself takes 15 s. */
const LEAST_ONCE = 120_000;
/** A run that takes longer over a step than these milliseconds and so many steps of its own does something else. */
const STALLED = { time: 60_000, steps: 20 };

/** The steps of a run as they were seen. */
export class Steps {
  private readonly seen: { readonly at: number; readonly done: number }[] = [];

  /** @param at milliseconds @param done steps that are done */
  add(at: number, done: number): void {
    const last = this.seen.at(-1);
    if (last?.done === done) return;
    if (last && done < last.done) this.seen.length = 0;
    this.seen.push({ at, done });
    while (at - (this.seen[1]?.at ?? at) > WINDOW) this.seen.shift();
  }

  /** Milliseconds a step, over how many steps, and when the last one was seen; null while there are too few. */
  rate(): { readonly perStep: number; readonly steps: number; readonly last: number } | null {
    const [first, last] = [this.seen[0], this.seen.at(-1)];
    if (!first || !last) return null;
    const [time, steps] = [last.at - first.at, last.done - first.done];
    if (time < LEAST.time || steps < LEAST.steps) return null;
    return { perStep: time / steps, steps, last: last.at };
  }
}

interface Timed {
  readonly state: RunState;
  readonly steps: Steps;
  /** Steps that are done; null where the metrics say nothing. */
  readonly done: number | null;
  readonly asked: number | null;
  /** As the run noted it down; null before. */
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  /** Milliseconds, as `Date.now` has them. */
  readonly now: number;
}

/** The figures of a run now. */
export function timingOf(run: Timed): Timing {
  const { state, steps, done, asked, now } = run;
  const whole = done === null ? null : wholeRate(run, done);
  if (state !== 'running')
    return whole === null || done === null
      ? { secondsPerStep: null, secondsLeft: null, timing: 'no steps were timed' }
      : { secondsPerStep: whole / 1000, secondsLeft: null, timing: wholeText(done) };
  const rate = steps.rate();
  const perStep = rate?.perStep ?? whole;
  if (perStep === null || done === null)
    return {
      secondsPerStep: null,
      secondsLeft: null,
      timing: 'too early: too few steps were seen',
    };
  const timing = rate ? `from the last ${countText(rate.steps)} steps` : wholeText(done);
  const secondsPerStep = perStep / 1000;
  const idle = rate ? now - rate.last : 0;
  if (idle > Math.max(STALLED.time, STALLED.steps * perStep))
    return {
      secondsPerStep,
      secondsLeft: null,
      timing: `no step for ${durationText(idle / 1000)}`,
    };
  if (asked === null)
    return { secondsPerStep, secondsLeft: null, timing: `${timing}; how many it takes is unknown` };
  const left = Math.max(0, (asked - done) * perStep - idle);
  return { secondsPerStep, secondsLeft: left / 1000, timing };
}

const wholeText = (steps: number): string =>
  `from all ${countText(steps)} steps, start-up included`;

/** Milliseconds a step since the start; null where that is too short ago, or in the future of this clock. */
function wholeRate({ startedAt, endedAt, now }: Timed, done: number): number | null {
  if (startedAt === null || done <= 0) return null;
  const time = (endedAt === null ? now : Date.parse(endedAt)) - Date.parse(startedAt);
  return time > 0 && (endedAt !== null || time >= LEAST_ONCE) ? time / done : null;
}

/** `40 s`, `12 min`, `3.5 h`, `2.1 d`. */
export function durationText(seconds: number): string {
  if (seconds < 60) return `${Math.round(seconds)} s`;
  if (seconds < 5400) return `${Math.round(seconds / 60)} min`;
  if (seconds < 172_800) return `${Number((seconds / 3600).toPrecision(2))} h`;
  return `${Number((seconds / 86_400).toPrecision(2))} d`;
}

/** From one ISO 8601 time to a later one; null where one is not noted, or they are not in this order. */
export function secondsBetween(started: string | null, ended: string | null): number | null {
  if (started === null || ended === null) return null;
  const seconds = (Date.parse(ended) - Date.parse(started)) / 1000;
  return seconds >= 0 ? seconds : null;
}

/** `9:04`, `1:09:04`. */
export function clockText(seconds: number): string {
  const whole = Math.round(seconds);
  const two = (value: number) => String(value).padStart(2, '0');
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  return hours > 0
    ? `${hours}:${two(minutes)}:${two(whole % 60)}`
    : `${minutes}:${two(whole % 60)}`;
}
