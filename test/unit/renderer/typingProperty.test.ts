/** Typing that ends in a text which is not understood, key by key, leaves the request as it was. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type EditorDocument, newDocument, withDraft } from '../../../renderer/store/document';
import { discardTyped, redo, typeText, undo } from '../../../renderer/store/edit';
import { startHistory } from '../../../renderer/store/history';
import { useStore } from '../../../renderer/store/store';
import { setRow, typeInto } from '../../../renderer/store/typing';
import { formRows, rowSetting } from '../../../shared/form/formRows';
import type { FormRow } from '../../../shared/form/rows';
import { currentText, pendingText } from '../../../shared/form/typedText';
import { WORKFLOWS } from '../../../shared/request/request';
import { TARGETS } from '../../../shared/targets';
import { choicesOf } from '../../../shared/values/choices';
import { readTyped } from '../../../shared/values/parse';

/** Another one with each run; `PINNBOARD_SEED=…` repeats it. */
const SEED = Number(process.env.PINNBOARD_SEED ?? Date.now() % 2 ** 31);
const RUNS = 1000;

const isText = ({ type }: FormRow) => type.kind === 'str' || type.kind === 'path';
const PLACES = Object.keys(TARGETS).flatMap((target) =>
  WORKFLOWS.flatMap((workflow) =>
    formRows(target, workflow)
      .filter((row) => choicesOf(row.type) === null && !isText(row))
      .map((row) => ({ target, workflow, row })),
  ),
);

const GOOD = [
  '244000',
  '2.44e5',
  '512',
  '1_000',
  '0.0003',
  '(0.1, 0.9)',
  '[1, 2]',
  'None',
  '-1',
  '7',
];
const BAD = [
  '244,0x',
  '1,5',
  '1,5e-3',
  '0,0003',
  '24 4000',
  '2.44×10',
  '5e',
  '1e400',
  '0x10',
  'NaN',
  '-Infinity',
  '9007199254740993',
  '12.5.1',
  '[1, 2',
  "'a",
  'Nonesuch',
  '3−',
];

/** One thing that a hand does to the text. */
type Act =
  | { readonly kind: 'key'; readonly text: string }
  | { readonly kind: 'paste'; readonly text: string }
  | { readonly kind: 'back'; readonly count: number }
  | { readonly kind: 'insert'; readonly text: string; readonly at: number };

const keys = (text: string): Act[] => [...text].map((key) => ({ kind: 'key', text: key }));
const anyText = fc.oneof(
  fc.constantFrom(...GOOD, ...BAD),
  fc.string({ unit: fc.constantFrom(...'0123456789.,_e+-− x×^[]()\'"N'), maxLength: 10 }),
);
const acts = fc
  .array(
    fc.oneof(
      anyText.map(keys),
      anyText.map((text): Act[] => [{ kind: 'paste', text }]),
      fc.nat({ max: 12 }).map((count): Act[] => [{ kind: 'back', count }]),
      fc
        .record({ text: fc.constantFrom('1', ',', 'x', 'e', ' '), at: fc.nat({ max: 8 }) })
        .map(({ text, at }): Act[] => [{ kind: 'insert', text, at }]),
    ),
    { minLength: 1, maxLength: 5 },
  )
  .map((parts) => parts.flat());

function after(text: string, act: Act): string {
  switch (act.kind) {
    case 'key':
      return text + act.text;
    case 'paste':
      return act.text;
    case 'back':
      return text.slice(0, Math.max(0, text.length - act.count));
    case 'insert':
      return text.slice(0, act.at) + act.text + text.slice(act.at);
  }
}

/** The text that the row's control shows. */
const shown = (row: FormRow): string => {
  const { typed, draft } = present();
  return currentText(typed[row.name], rowSetting(row, draft))?.text ?? '';
};

interface Start {
  readonly place: (typeof PLACES)[number];
  /** What the row holds before: nothing, or this where it fits. */
  readonly held: string | null;
  /** Set by a fix or a preset rather than typed. */
  readonly chosen: boolean;
  /** Other things are set too. */
  readonly others: boolean;
}

const start: fc.Arbitrary<Start> = fc.record({
  place: fc.constantFrom(...PLACES),
  held: fc.option(fc.constantFrom(...GOOD)),
  chosen: fc.boolean(),
  others: fc.boolean(),
});

function workOf({ place, held, chosen, others }: Start): EditorDocument {
  const { target, workflow, row } = place;
  const set = others
    ? { overrides: { batch_size: 8, no_such_name: 'x' }, execution: { num_workers: 2 } }
    : {};
  const bare = withDraft(newDocument(target), { workflow, ...set });
  const read = held === null ? null : readTyped(held, row.type);
  if (held === null || !read?.ok) return bare;
  return chosen ? setRow(bare, row, read.value) : typeInto(bare, row, held);
}

const store = useStore.getState;
const present = (): EditorDocument => store().history.present;
const begin = (work: EditorDocument) => useStore.setState({ history: startHistory(work) });

/** Does it all; the text that is left. */
function perform(row: FormRow, sequence: readonly Act[]): string {
  let text = shown(row);
  for (const act of sequence) {
    const next = after(text, act);
    if (next !== text) typeText(row, next);
    text = next;
  }
  return text;
}

describe(`typing (PINNBOARD_SEED=${SEED})`, () => {
  it(`leaves the request as it was after ${RUNS} sequences that end in a rejected text`, () => {
    console.log(`${RUNS} typing sequences, PINNBOARD_SEED=${SEED}`);
    let done = 0;
    const property = fc.property(start, acts, (from, sequence) => {
      const { row } = from.place;
      const work = workOf(from);
      begin(work);
      const text = perform(row, sequence);
      fc.pre(text.trim() !== '' && text !== shownOf(work, row) && !readTyped(text, row.type).ok);
      expect(present().draft).toEqual(work.draft);
      expect(shown(row)).toBe(text);
      expect(pendingText(present())).toMatchObject({ row: { name: row.name }, text });

      const typed = present();
      undo();
      expect(present()).toBe(work);
      redo();
      expect(present()).toBe(typed);

      // The field was left and entered again: the value in force is still the one from before.
      discardTyped(row);
      expect(present().draft).toEqual(work.draft);
      expect(pendingText(present())).toBeUndefined();

      begin(work);
      perform(row, sequence);
      discardTyped(row);
      expect(present()).toBe(work);
      expect(store().history.past).toEqual([]);
      done += 1;
    });
    fc.assert(property, { seed: SEED, numRuns: RUNS, maxSkipsPerRun: 100 });
    expect(done).toBe(RUNS);
  });

  it('sets exactly the text that is understood in the end, whatever was typed on the way', () => {
    const property = fc.property(start, acts, fc.constantFrom(...GOOD), (from, sequence, last) => {
      const { row } = from.place;
      const read = readTyped(last, row.type);
      const work = workOf(from);
      begin(work);
      perform(row, [...sequence, { kind: 'paste', text: '' }, ...keys(last)]);
      fc.pre(read.ok && shown(row) === last);
      expect(present().draft).toEqual(read.ok && setRow(work, row, read.value).draft);
      expect(pendingText(present())).toBeUndefined();
    });
    fc.assert(property, { seed: SEED, numRuns: 300, maxSkipsPerRun: 100 });
  });
});

const shownOf = (work: EditorDocument, row: FormRow): string =>
  currentText(work.typed[row.name], rowSetting(row, work.draft))?.text ?? '';
