/** The editor document, over which undo works: the draft, its files, the text typed so far, and the sweep. */

import type { TypedText } from '../../shared/form/typedText';
import type { OpenedDataset, OpenedModel, OpenedPayload } from '../../shared/ipc/opened';
import { jsonText } from '../../shared/json/write';
import type { Origins } from '../../shared/presets/origins';
import type { Draft } from '../../shared/request/draft';
import type { EntryPoint } from '../../shared/request/entryPoint';
import type { Request, Workflow } from '../../shared/request/request';
import { EMPTY_SWEEP, type SweepDraft } from '../../shared/sweep/sweep';

export interface EditorDocument {
  /** Which document it is a state of: undo may lead to another one with another file. */
  readonly id: string;
  readonly draft: Draft;
  readonly dataset: OpenedDataset | null;
  readonly model: OpenedModel | null;
  readonly typed: { readonly [row: string]: TypedText };
  /** Which presets filled in what. */
  readonly origins: Origins;
  readonly sweep: SweepDraft;
}

const OUTPUT: { readonly [workflow in Workflow]: string } = {
  training: 'training_outputs',
  inference: 'inference_outputs',
};

/** The target of a document for which none is chosen yet; nothing is resolved until one is. */
export const NO_TARGET = '';

let documents = 0;

/** The id of another document. */
export function newId(): string {
  documents += 1;
  return `document ${documents}`;
}

/** A new configuration. */
export const newDocument = (target: string): EditorDocument => ({
  id: newId(),
  draft: {
    target,
    workflow: 'training',
    dataset: null,
    model: null,
    output_dir: OUTPUT.training,
    overrides: {},
    execution: {},
    profile: null,
    cli_defaults: false,
    acknowledgements: [],
  },
  dataset: null,
  model: null,
  typed: {},
  origins: {},
  sweep: EMPTY_SWEEP,
});

export const withDraft = (
  editorDocument: EditorDocument,
  change: Partial<Draft>,
): EditorDocument => ({
  ...editorDocument,
  draft: { ...editorDocument.draft, ...change },
});

/** The other workflow; an output folder that nobody chose follows it. */
export function withWorkflow(doc: EditorDocument, workflow: Workflow): EditorDocument {
  if (workflow === doc.draft.workflow) return doc;
  const untouched = doc.draft.output_dir === OUTPUT[doc.draft.workflow];
  return withDraft(doc, {
    workflow,
    output_dir: untouched ? OUTPUT[workflow] : doc.draft.output_dir,
  });
}

/** Chooses how the run is started; undefined leaves it undecided. */
export function withEntryPoint(
  doc: EditorDocument,
  entryPoint: EntryPoint | undefined,
): EditorDocument {
  const { entry_point: _, ...draft } = doc.draft;
  return { ...doc, draft: { ...draft, ...(entryPoint && { entry_point: entryPoint }) } };
}

export const withDataset = (doc: EditorDocument, dataset: OpenedDataset): EditorDocument => ({
  ...withDraft(doc, { dataset: dataset.grant }),
  dataset,
});

export const withModel = (doc: EditorDocument, model: OpenedModel): EditorDocument => ({
  ...withDraft(doc, { model: model.grant }),
  model,
});

/** Another document, that of a request or payload file; the current sweep is kept. */
export const fromPayload = (
  { draft, dataset, model }: OpenedPayload,
  { sweep }: Pick<EditorDocument, 'sweep'>,
): EditorDocument => ({ id: newId(), draft, dataset, model, typed: {}, origins: {}, sweep });

/** The draft as a request, with paths in the place of grants. */
export function requestOf({
  draft,
  dataset,
  model,
}: Pick<EditorDocument, 'draft' | 'dataset' | 'model'>): Request {
  const { dataset: _dataset, model: _model, workflow, ...rest } = draft;
  const file = dataset?.path ?? '';
  return workflow === 'training'
    ? { workflow, train_data_file: file, ...rest }
    : { workflow, model_path: model?.path ?? '', test_data_file: file, ...rest };
}

/**
 * Key of the user's settings, to detect unsaved changes of a document that has no file. A dataset that was
 * only opened, or a workflow that was only viewed, is not a change.
 */
export const dirtyKey = remembered(({ draft, typed }) => {
  const { overrides, execution, profile, cli_defaults, entry_point, acknowledgements, output_dir } =
    draft;
  const output = Object.values(OUTPUT).includes(output_dir) ? '' : output_dir;
  return jsonText([
    sorted(overrides),
    sorted(execution),
    profile,
    cli_defaults,
    entry_point,
    acknowledgements,
    output,
    notUnderstood(typed),
  ]);
});

/** Key of everything that a file holds of the document, and of text that no file holds. */
export const fileKey = remembered((doc) => {
  const { overrides, execution, ...rest } = requestOf(doc);
  return jsonText([
    sorted({ ...rest, execution: sorted(execution ?? {}), overrides: sorted(overrides) }),
    notUnderstood(doc.typed),
  ]);
});

/** Documents are immutable, and their keys are asked for with every change of the store. */
function remembered(keyOf: (doc: EditorDocument) => string): (doc: EditorDocument) => string {
  const keys = new WeakMap<EditorDocument, string>();
  return (doc) => {
    const known = keys.get(doc);
    if (known !== undefined) return known;
    const key = keyOf(doc);
    keys.set(doc, key);
    return key;
  };
}

const notUnderstood = (typed: EditorDocument['typed']) =>
  Object.entries(typed).filter(([, { problem }]) => problem !== null);

const sorted = (values: object) => Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1));
