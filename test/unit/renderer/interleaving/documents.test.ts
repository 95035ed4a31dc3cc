/** The document and its file in the window: what is unsaved, whatever is edited, undone and saved meanwhile. */
import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { newDocument, withDraft } from '../../../../renderer/store/document';
import { DOCUMENT_STATE, fileOf, isDirty } from '../../../../renderer/store/documentState';
import {
  beginDocument,
  checkDocument,
  documentName,
  duplicateDocument,
  revertDocument,
  saveDocument,
  takePayload,
} from '../../../../renderer/store/documents';
import { change, redo, undo } from '../../../../renderer/store/edit';
import { startHistory } from '../../../../renderer/store/history';
import { useStore } from '../../../../renderer/store/store';
import type { Saved } from '../../../../shared/ipc/contract';
import type { OpenedPayload } from '../../../../shared/ipc/opened';
import type { Draft } from '../../../../shared/request/draft';

const TARGET = 'ptychopinn-2026.07';
const main = vi.hoisted(() => ({
  /** What each file holds, by grant. */
  files: new Map<string, unknown>(),
  asked: 0,
  answer: null as Saved | null,
  /** What becomes of unsaved changes, and before which files that was asked. */
  unsaved: 'cancel' as 'save' | 'discard' | 'cancel',
  before: [] as string[],
}));

const FILE = { kind: 'request', folder: '/runs' } as const;
const fileNamed = (grant: string) => ({ ...FILE, grant, name: `${grant}.json` });
const payloadOf = (grant: string, draft: Draft): OpenedPayload => ({
  name: `${grant}.json`,
  file: fileNamed(grant),
  draft,
  dataset: null,
  model: null,
  notes: [],
});

vi.mock('../../../../renderer/bridge/bridge', () => {
  const ok = async <T>(value: T) => ({ ok: true as const, value });
  let made = 0;
  return {
    bridge: {
      saveDocument: ({ draft, document }: { draft: Draft; document: string | null }) => {
        main.asked += 1;
        if (main.answer) return ok(main.answer);
        made += 1;
        const grant = document ?? `file${made}`;
        main.files.set(grant, draft);
        return ok({ status: 'saved', file: fileNamed(grant), path: `/runs/${grant}.json` });
      },
      askUnsaved: ({ name }: { name: string }) => {
        main.before.push(name);
        return ok(main.unsaved);
      },
      checkDocument: () => ok(main.answer ?? { status: 'same' }),
      revertDocument: (grant: string) => ok(payloadOf(grant, main.files.get(grant) as Draft)),
      recents: () => ok([]),
      resolve: async () => ({ ok: false, error: { code: 'cancelled', parameters: {} } }),
    },
  };
});

const set = (n: number) =>
  change((doc) => withDraft(doc, { overrides: { ...doc.draft.overrides, n_groups: n } }));
const state = () => useStore.getState();
const present = () => state().history.present;
const dirty = () => isDirty(state());
const file = () => fileOf(state(), present());

beforeEach(() => {
  main.answer = null;
  main.asked = 0;
  main.before.length = 0;
  useStore.setState({ ...DOCUMENT_STATE, history: startHistory(newDocument(TARGET)) });
});

describe('unsaved changes', () => {
  it('are none in a new document, also with only a dataset or another workflow', () => {
    expect(dirty()).toBe(false);
    change((doc) => withDraft(doc, { workflow: 'inference' }));
    expect(dirty()).toBe(false);
    set(8);
    expect(dirty()).toBe(true);
  });

  it('go with the save, and with undo back to what the file holds', async () => {
    set(8);
    await saveDocument();
    expect(documentName(state())).toBe(file()?.name.replace('.json', ''));
    expect(dirty()).toBe(false);
    set(9);
    expect(dirty()).toBe(true);
    undo();
    expect(dirty()).toBe(false);
    undo();
    // Before the first save it had no value, and is the same document.
    expect(file()).toBeDefined();
    expect(dirty()).toBe(true);
    redo();
    expect(dirty()).toBe(false);
  });

  it('are everything that a file holds, once there is one', async () => {
    set(8);
    await saveDocument();
    change((doc) => withDraft(doc, { workflow: 'inference' }));
    expect(dirty()).toBe(true);
    undo();
    change((doc) => withDraft(doc, { target: 'adr-003' }));
    expect(dirty()).toBe(true);
  });

  it('are still there when the file cannot hold a text', async () => {
    set(8);
    const typed = { nphotons: { text: '5e', base: '', problem: 'no number' } };
    change((doc) => ({ ...doc, typed }));
    await saveDocument();
    expect(file()).toBeDefined();
    expect(dirty()).toBe(true);
    undo();
    expect(dirty()).toBe(false);
  });

  it('are those since the save, when edits are made while it is written', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 4 }),
        fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 4 }),
        async (before, during) => {
          useStore.setState({ ...DOCUMENT_STATE, history: startHistory(newDocument(TARGET)) });
          for (const n of before) set(n);
          const saved = present().draft.overrides.n_groups;
          const saving = saveDocument();
          await Promise.resolve();
          for (const n of during) set(n);
          await saving;
          const { grant = '' } = file() ?? {};
          expect((main.files.get(grant) as Draft).overrides.n_groups).toBe(saved);
          expect(dirty()).toBe(present().draft.overrides.n_groups !== saved);
        },
      ),
      { numRuns: 50 },
    ));

  it('of two saves at once, the second writes what was edited meanwhile, to the file of the first', async () => {
    set(8);
    const first = saveDocument();
    await Promise.resolve();
    set(9);
    await Promise.all([first, saveDocument()]);
    expect(dirty()).toBe(false);
    expect((main.files.get(file()?.grant ?? '') as Draft).overrides).toEqual({ n_groups: 9 });
  });
});

describe('another document', () => {
  it('leaves the file of the one before alone; undo returns to that with its name', async () => {
    set(8);
    await saveDocument();
    const first = file();
    beginDocument(TARGET);
    expect(file()).toBeUndefined();
    expect(dirty()).toBe(false);
    set(7);
    await saveDocument();
    expect(file()?.grant).not.toBe(first?.grant);
    undo();
    undo();
    expect(file()).toEqual(first);
    expect(dirty()).toBe(false);
    expect((main.files.get(first?.grant ?? '') as Draft).overrides).toEqual({ n_groups: 8 });
  });

  it('of one file opened twice knows what was saved to it since', async () => {
    const { draft } = withDraft(newDocument(TARGET), { overrides: { n_groups: 1 } });
    await takePayload(payloadOf('same', draft));
    await takePayload(payloadOf('same', draft));
    set(2);
    await saveDocument();
    undo();
    undo();
    expect(file()?.grant).toBe('same');
    expect(dirty()).toBe(true);
  });

  it.each([
    ['save', { opens: true, kept: true }],
    ['discard', { opens: true, kept: false }],
    ['cancel', { opens: false, kept: false }],
  ] as const)('opened over unsaved changes asks: %s', async (answer, { opens, kept }) => {
    const { draft } = withDraft(newDocument(TARGET), { overrides: { n_groups: 1 } });
    set(8);
    await saveDocument();
    const first = file();
    const held = () => (main.files.get(first?.grant ?? '') as Draft).overrides;
    await takePayload(payloadOf('clean', draft));
    expect(main.before).toEqual([]);
    undo();
    set(9);
    main.unsaved = answer;
    await takePayload(payloadOf('other', draft));
    expect(main.before).toEqual(['other.json']);
    expect(file()?.grant === 'other').toBe(opens);
    expect(held()).toEqual({ n_groups: kept ? 9 : 8 });
    if (!opens) return;
    // What was discarded is still in the history.
    undo();
    expect(present().draft.overrides).toEqual({ n_groups: 9 });
    expect(dirty()).toBe(!kept);
  });

  it('is not opened where the save did not succeed', async () => {
    const { draft } = withDraft(newDocument(TARGET), { overrides: { n_groups: 1 } });
    set(9);
    main.unsaved = 'save';
    main.answer = { status: 'cancelled' };
    await takePayload(payloadOf('other', draft));
    expect(file()).toBeUndefined();
    expect(present().draft.overrides).toEqual({ n_groups: 9 });
  });

  it('is a variant without a file', async () => {
    set(8);
    await saveDocument();
    const original = file();
    await duplicateDocument();
    expect(file()).toBeUndefined();
    expect(present().draft.overrides).toEqual({ n_groups: 8 });
    expect(dirty()).toBe(true);
    undo();
    expect(file()).toEqual(original);
  });
});

describe('the file', () => {
  it('is shown again by revert, which undo takes back', async () => {
    set(8);
    await saveDocument();
    set(9);
    await revertDocument();
    expect(present().draft.overrides).toEqual({ n_groups: 8 });
    expect(dirty()).toBe(false);
    undo();
    expect(present().draft.overrides).toEqual({ n_groups: 9 });
    expect(dirty()).toBe(true);
  });

  it('that changed on the disk leaves the document unsaved when the user keeps it', async () => {
    set(8);
    await saveDocument();
    main.answer = { status: 'kept' };
    await checkDocument();
    expect(dirty()).toBe(true);
    main.answer = null;
    await saveDocument();
    expect(dirty()).toBe(false);
  });

  it('that changed is taken when the user reloads, as a step of undo', async () => {
    set(8);
    await saveDocument();
    set(9);
    const { draft } = withDraft(newDocument(TARGET), { overrides: { n_groups: 300 } });
    main.answer = { status: 'reloaded', payload: payloadOf(file()?.grant ?? '', draft) };
    await saveDocument();
    expect(present().draft.overrides).toEqual({ n_groups: 300 });
    expect(dirty()).toBe(false);
    undo();
    expect(present().draft.overrides).toEqual({ n_groups: 9 });
    expect(dirty()).toBe(true);
  });

  it('keeps its name after a save that was cancelled', async () => {
    set(8);
    await saveDocument();
    const before = file();
    set(9);
    main.answer = { status: 'cancelled' };
    await saveDocument();
    expect(file()).toEqual(before);
    expect(dirty()).toBe(true);
  });
});
