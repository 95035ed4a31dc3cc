/** Time left, from the steps that were seen. */
import { describe, expect, it } from 'vitest';
import { Steps, timingOf } from '../../../shared/runs/timing';

const START = Date.parse('2026-11-28T12:00:00Z');
const at = (seconds: number) => START + 1000 * seconds;

/** Steps that take two seconds each, of which so many were seen. */
function seen(count: number, each = 2): Steps {
  const steps = new Steps();
  for (let done = 1; done <= count; done += 1) steps.add(at(20 + done * each), done);
  return steps;
}

const run = {
  state: 'running',
  asked: 100,
  startedAt: new Date(START).toISOString(),
  endedAt: null,
} as const;

describe('time left', () => {
  it('is that of the steps to come, at the rate of those that were seen', () => {
    const timing = timingOf({ ...run, steps: seen(40), done: 40, now: at(100) });
    expect(timing).toEqual({
      secondsPerStep: 2,
      secondsLeft: 120,
      timing: 'from the last 39 steps',
    });
  });

  it('is unknown early on, and for how many steps nobody knows', () => {
    const early = timingOf({ ...run, steps: seen(2), done: 2, now: at(24) });
    expect(early).toMatchObject({ secondsPerStep: null, secondsLeft: null });
    expect(early.timing).toContain('too early');
    const endless = timingOf({ ...run, asked: null, steps: seen(40), done: 40, now: at(100) });
    expect(endless).toMatchObject({ secondsPerStep: 2, secondsLeft: null });
  });

  it('counts down while a step takes long, and is unknown where none comes', () => {
    const steps = seen(40);
    expect(timingOf({ ...run, steps, done: 40, now: at(110) }).secondsLeft).toBe(110);
    const stalled = timingOf({ ...run, steps, done: 40, now: at(100 + 300) });
    expect(stalled).toMatchObject({ secondsLeft: null, timing: 'no step for 5 min' });
  });

  it('follows a run that became slower', () => {
    const steps = seen(40);
    for (let done = 41; done <= 100; done += 1) steps.add(at(100 + (done - 40) * 10), done);
    expect(steps.rate()?.perStep).toBe(10_000);
  });

  it('comes from the start where the run is looked at once, which is said', () => {
    const once = timingOf({ ...run, steps: seen(0), done: 50, now: at(200) });
    expect(once).toEqual({
      secondsPerStep: 4,
      secondsLeft: 200,
      timing: 'from all 50 steps, start-up included',
    });
    expect(timingOf({ ...run, steps: seen(0), done: 3, now: at(30) }).secondsLeft).toBeNull();
  });

  it('has no place after the end, where the seconds of a step remain', () => {
    const endedAt = new Date(at(300)).toISOString();
    const ended = { ...run, state: 'finished', endedAt, steps: seen(0), done: 100 } as const;
    expect(timingOf({ ...ended, now: at(9000) })).toMatchObject({
      secondsPerStep: 3,
      secondsLeft: null,
    });
  });
});
