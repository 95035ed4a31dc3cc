/** Texts about an import. */
import { dirtyKey, type EditorDocument } from '../store/document';
import type { NamedFile } from './merge';

/** What happens to a file that the text names. */
export function fileText({ what, named, state }: NamedFile, work: EditorDocument): string {
  const { dataset, model } = work;
  const present = (what === 'dataset' ? dataset : model)?.path ?? '';
  const begin = `The text refers to the ${what} ${named}.`;
  if (state === 'none')
    return `${begin} Files in a text are not opened automatically; choose the ${what}.`;
  if (state === 'stays') return `${begin} ${present} is kept.`;
  return present === named ? `${begin} It is already open.` : `${begin} ${present} is used.`;
}

export interface RunChange {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

/** Changes of the run besides its settings. */
export function runChanges(before: EditorDocument, after: EditorDocument): RunChange[] {
  return FACTS.map(([name, text]) => ({ name, before: text(before), after: text(after) })).filter(
    (change) => change.before !== change.after,
  );
}

const FACTS: readonly (readonly [string, (work: EditorDocument) => string])[] = [
  ['target', ({ draft }) => draft.target],
  ['workflow', ({ draft }) => draft.workflow],
  ['dataset', ({ dataset }) => dataset?.path ?? 'none'],
  ['model', ({ model }) => model?.path ?? 'none'],
  ['output_dir', ({ draft }) => draft.output_dir],
  ['CLI defaults', ({ draft }) => (draft.cli_defaults ? 'on' : 'off')],
  [
    'acknowledgements',
    ({ draft }) => draft.acknowledgements.map(({ rule }) => rule).join(', ') || 'none',
  ],
];

/** Whether the import changes the request or its files. */
export const changesAnything = (before: EditorDocument, after: EditorDocument): boolean =>
  runChanges(before, after).length > 0 || dirtyKey(before) !== dirtyKey(after);
