/** Planning and writing a sweep while it is edited: results belong to the points shown, and nothing runs for nobody. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { connect } from '../../../../renderer/app/connect';
import { SWEEP } from '../../../../renderer/app/lazyModules';
import { dirtyKey, newDocument, withDraft } from '../../../../renderer/store/document';
import { change, undo } from '../../../../renderer/store/edit';
import { startHistory } from '../../../../renderer/store/history';
import { isSweepUnsaved } from '../../../../renderer/store/savedSweep';
import { useStore } from '../../../../renderer/store/store';
import { changeAxis } from '../../../../renderer/sweep/edit';
import { leaveSweep, openSweep } from '../../../../renderer/sweep/open';
import { currentSweep, planAgain, stopPlanning } from '../../../../renderer/sweep/planner';
import { useSweep } from '../../../../renderer/sweep/store';
import { stopWriting, useWrite, writeSweep } from '../../../../renderer/sweep/write/write';
import { jsonText } from '../../../../shared/json/write';
import { newAxis } from '../../../../shared/sweep/draft/newAxis';
import { EMPTY_SWEEP } from '../../../../shared/sweep/sweep';
import { SCAN, TARGET } from '../../../components/main';
import { interleave, seed } from './interleave';
import { main, planKey, pointKey } from './main';

vi.mock('../../../../renderer/bridge/bridge', async () => ({
  bridge: (await import('./main')).main.bridge,
}));

const AXIS = newAxis({ name: 'n_groups', place: 'override' }, 8);
const present = () => useStore.getState().history.present;

const sweepTo = (values: string) => ({
  label: `sweep over ${values}`,
  do: () => changeAxis({ ...AXIS, values }, 'values'),
});
const setBase = (gridsize: number) => ({
  label: `gridsize ${gridsize}`,
  do: () => change((doc) => withDraft(doc, { overrides: { ...doc.draft.overrides, gridsize } })),
});
const PAUSE = { label: 'a pause in typing', do: () => vi.runOnlyPendingTimers() };
/** No answer changes anything then: the draft is again the one that was resolved before. */
const UNDONE = {
  label: 'gridsize 4, and undo before its answer',
  do: () => {
    setBase(4).do();
    vi.runOnlyPendingTimers();
    undo();
  },
};

const edit = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('8', '8, 16', '16, 8, 32, 64', '8, x', '').map(sweepTo) },
  { weight: 1, arbitrary: fc.constantFrom(1, 2).map(setBase) },
  { weight: 1, arbitrary: fc.constant({ label: 'undo', do: undo }) },
  { weight: 1, arbitrary: fc.constant(UNDONE) },
  { weight: 3, arbitrary: fc.constant(PAUSE) },
);
const control = fc.constantFrom(
  {
    label: 'stop',
    do: () => {
      stopPlanning();
      expect([...main.running].filter(({ cancelled }) => !cancelled)).toEqual([]);
    },
  },
  { label: 'plan again', do: planAgain },
  { label: 'to the form', do: leaveSweep },
  { label: 'to the sweep', do: openSweep },
);

/** A window that shows a sweep over `n_groups`, of which nothing is planned yet. */
function restart(): void {
  const doc = {
    ...withDraft(newDocument(TARGET), { dataset: SCAN, overrides: { nphotons: 1e9 } }),
    sweep: { ...EMPTY_SWEEP, axes: [{ ...AXIS, values: '8, 16, 32' }] },
  };
  useStore.setState({
    history: startHistory(doc),
    files: {},
    savedKeys: { [doc.id]: dirtyKey(doc) },
    savedSweep: '',
    problem: null,
    place: 'sweep',
  });
  useSweep.setState({ planned: null, busy: false, stopped: false, problem: null });
  // Forgets what an earlier window planned.
  planAgain();
}

/** What the results that are shown are of, where it is not the points that are shown. */
function foreign(): string[] {
  const { planned } = useSweep.getState();
  if (!planned) return [];
  const { spec, plan, facts, together } = planned;
  const draft = { ...present().draft, overrides: spec.base.overrides };
  const wanted = facts.map((_, i) => (i < plan.count ? pointKey(draft, plan.valuesAt(i)) : 'none'));
  const got = facts.map(({ rules }) => rules.join());
  return [
    ...got.filter((key, i) => key !== wanted[i]),
    ...together.map(({ message }) => message).filter((key) => key !== planKey(draft, spec)),
  ];
}

beforeAll(async () => {
  vi.stubGlobal('requestIdleCallback', () => 0);
  await SWEEP.load();
  connect();
  await vi.waitUntil(() => useStore.getState().resolveMs !== null);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterAll(() => vi.useRealTimers());

it('shows results of the points that are shown alone, and at last of all of them', () =>
  fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.array(fc.oneof({ weight: 4, arbitrary: edit }, control), { minLength: 2, maxLength: 10 }),
      async (scheduler, actions) => {
        main.begin(scheduler);
        restart();
        const wrong: string[] = [];
        const stop = useSweep.subscribe(() => wrong.push(...foreign()));
        try {
          await interleave(scheduler, actions);
          openSweep();
          await interleave(scheduler, [PAUSE]);
          if (useSweep.getState().stopped)
            await interleave(scheduler, [{ label: 'plan again', do: planAgain }]);
        } finally {
          stop();
        }
        expect(wrong).toEqual([]);
        expect([...main.running]).toEqual([]);
        const { planned, busy, problem } = useSweep.getState();
        expect([busy, problem]).toEqual([false, null]);
        expect(planned?.spec ?? null).toEqual(currentSweep().spec);
        expect(planned?.facts.length).toBe(planned?.plan.count);
        if (planned) expect(planned.together).toHaveLength(planned.plan.count > 0 ? 1 : 0);
      },
    ),
    seed(250),
  ));

it('counts the sweep that was written as saved, not what was edited meanwhile', () =>
  fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.array(edit, { maxLength: 4 }),
      fc.boolean(),
      async (scheduler, actions, stops) => {
        main.begin(scheduler);
        restart();
        await interleave(scheduler, [PAUSE]);
        const { sweep } = present();
        const writing = writeSweep();
        await interleave(scheduler, [
          ...actions,
          ...(stops ? [{ label: 'stop', do: stopWriting }] : []),
        ]);
        await writing;
        const { job, written, problem } = useWrite.getState();
        expect(job).toBeNull();
        expect([...main.running]).toEqual([]);
        if (written) expect(useStore.getState().savedSweep).toBe(jsonText(sweep));
        else expect(problem).toBe('Cancelled. Write to the same folder again to resume.');
        if (!stops) expect(written).not.toBeNull();
        const isSame = jsonText(present().sweep) === jsonText(sweep);
        expect(isSweepUnsaved(present().sweep)).toBe(
          !(written && isSame) && present().sweep.axes.length > 0,
        );
      },
    ),
    seed(60),
  ));
