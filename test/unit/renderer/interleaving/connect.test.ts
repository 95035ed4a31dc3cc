/** The store tied to main: whatever the order of answers, the window shows and saves what the user made last. */
import fc from 'fast-check';
import { beforeAll, expect, it, vi } from 'vitest';
import { connect } from '../../../../renderer/app/connect';
import { compare, sourceOf, targetSourceId } from '../../../../renderer/store/diffSources';
import { dirtyKey, newDocument, withDraft } from '../../../../renderer/store/document';
import { change, redo, typeText, undo } from '../../../../renderer/store/edit';
import { exportPayload } from '../../../../renderer/store/files';
import { startHistory } from '../../../../renderer/store/history';
import { useStore } from '../../../../renderer/store/store';
import { formRows } from '../../../../shared/form/formRows';
import type { Draft } from '../../../../shared/request/draft';
import { SCAN, TARGET } from '../../../components/main';
import { interleave, seed } from './interleave';
import { main, resolutionOf } from './main';

vi.mock('../../../../renderer/bridge/bridge', async () => ({
  bridge: (await import('./main')).main.bridge,
}));

const [row] = formRows(TARGET, 'training').filter(({ name }) => name === 'n_groups');
if (!row) throw new Error('The form has no row n_groups');

const OTHER = targetSourceId('adr-003');
const present = () => useStore.getState().history.present;

const action = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .nat({ max: 9 })
      .map((key) => ({ label: `type ${key}`, do: () => typeText(row, `8${key}`) })),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(1, 2).map((value) => ({
      label: `gridsize ${value}`,
      do: () =>
        change((doc) => withDraft(doc, { overrides: { ...doc.draft.overrides, gridsize: value } })),
    })),
  },
  fc.constantFrom(
    { label: 'undo', do: undo },
    {
      label: 'two edits in one task',
      do: () => {
        typeText(row, '7');
        typeText(row, '77');
      },
    },
    { label: 'redo', do: redo },
    { label: 'compare with the other target', do: () => compare([OTHER, 'draft']) },
    { label: 'compare with the defaults', do: () => compare(['defaults', 'draft']) },
    {
      label: 'another output folder',
      do: () => change((doc) => withDraft(doc, { output_dir: `${doc.draft.output_dir}x` })),
    },
  ),
);

/** A window with a sound configuration that nothing was done in. */
function restart(): void {
  const doc = withDraft(newDocument(TARGET), {
    dataset: SCAN,
    overrides: { n_groups: 32, nphotons: 1e9 },
  });
  useStore.setState({
    history: startHistory(doc),
    files: {},
    savedKeys: { [doc.id]: dirtyKey(doc) },
    problem: null,
    failure: null,
  });
}

beforeAll(async () => {
  vi.stubGlobal('requestIdleCallback', () => 0);
  connect();
  await vi.waitUntil(() => useStore.getState().resolveMs !== null);
});

it('never shows the result of an older draft after that of a newer one, and at last that of the draft', () =>
  fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.array(action, { minLength: 2, maxLength: 8 }),
      fc.nat({ max: 5 }),
      async (scheduler, actions, broken) => {
        main.begin(scheduler, ({ overrides }) => overrides.n_groups === 80 + broken);
        restart();
        const drafts: Draft[] = [present().draft];
        let shown = -1;
        const stale: Draft[] = [];
        const stop = useStore.subscribe((state, before) => {
          const { draft } = state.history.present;
          if (draft !== before.history.present.draft) drafts.push(draft);
          if (state.resolvedDocument === before.resolvedDocument) return;
          const next = drafts.indexOf(state.resolvedDocument.draft, Math.max(shown, 0));
          if (next < 0) stale.push(state.resolvedDocument.draft);
          else shown = next;
        });
        try {
          await interleave(scheduler, actions);
        } finally {
          stop();
        }
        const { resolvedDocument, resolution, resolving, failure } = useStore.getState();
        const { draft } = present();
        expect(stale).toEqual([]);
        expect(resolvedDocument.draft).toBe(draft);
        expect(resolving).toBe(false);
        expect(failure !== null).toBe(main.fails(draft));
        if (failure === null) expect(resolution).toEqual(resolutionOf(draft));
      },
    ),
    seed(60),
  ));

it('compares with sources of the draft as it is, not as it was', () =>
  fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.array(action, { minLength: 2, maxLength: 8 }),
      async (scheduler, actions) => {
        main.begin(scheduler);
        restart();
        compare([OTHER, 'draft']);
        await interleave(scheduler, actions);
        compare([OTHER, 'draft']);
        await interleave(scheduler, []);
        const other = sourceOf(useStore.getState(), OTHER);
        const { provenance } = resolutionOf({ ...present().draft, target: 'adr-003' });
        expect(other?.provenance).toEqual(provenance);
      },
    ),
    seed(40),
  ));

it('saves every edit at once, also those made while an export is being written, which stay unsaved', () =>
  fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.array(action, { maxLength: 4 }),
      fc.array(action, { minLength: 1, maxLength: 5 }),
      async (scheduler, first, during) => {
        main.begin(scheduler);
        restart();
        await interleave(scheduler, first);
        const exported = present();
        const saving = exportPayload();
        await interleave(
          scheduler,
          during.map(({ label, do: edit }) => ({
            label,
            do: async () => {
              edit();
              await Promise.resolve();
              expect(main.kept.at(-1)?.draft ?? exported.draft).toBe(present().draft);
            },
          })),
        );
        await saving;
        const { savedKeys, status } = useStore.getState();
        expect(status).toBe('Exported to /out/payload.json');
        expect(savedKeys[exported.id]).toBe(dirtyKey(exported));
        const isUnsaved = dirtyKey(present()) !== dirtyKey(exported);
        expect(main.kept.at(-1)?.unsaved ?? false).toBe(isUnsaved);
      },
    ),
    seed(60),
  ));

it('an export asked for at once after an edit is judged by the edit', async () => {
  const asked = fc.sample(fc.scheduler(), { ...seed(1) })[0];
  if (!asked) throw new Error('no scheduler');
  main.begin(asked);
  restart();
  change((doc) => withDraft(doc, { overrides: { nphotons: 1e9 } }));
  await interleave(asked, []);
  expect(useStore.getState().resolution.findings).toContainEqual(
    expect.objectContaining({ outcome: 'blocked' }),
  );
  typeText(row, '8');
  const exporting = exportPayload();
  await interleave(asked, []);
  await exporting;
  expect(useStore.getState().status).toBe('Exported to /out/payload.json');
});
