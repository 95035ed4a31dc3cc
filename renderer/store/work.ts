/** The work: what undo goes back over. The draft, the files it names, and the text typed so far. */
import type { Draft, OpenedDataset, OpenedModel, OpenedPayload } from '../../shared/ipc/contract';
import type { Workflow } from '../../shared/request/request';
import { DEFAULT_TARGET } from '../../shared/targets';

/** Text as the user typed it (`5e-5`), kept while the value it stood for is still the one that is set. */
export interface TypedText {
  readonly text: string;
  /** Key of the setting when the text was typed; another key means that the text is out of date. */
  readonly base: string;
  /** Why the text is not a value of the field; null when it was applied. */
  readonly problem: string | null;
}

export interface Work {
  readonly draft: Draft;
  readonly dataset: OpenedDataset | null;
  readonly model: OpenedModel | null;
  readonly typed: { readonly [row: string]: TypedText };
}

const OUTPUT: { readonly [workflow in Workflow]: string } = {
  training: 'training_outputs',
  inference: 'inference_outputs',
};

export const NEW_WORK: Work = {
  draft: {
    target: DEFAULT_TARGET,
    workflow: 'training',
    dataset: null,
    model: null,
    output_dir: OUTPUT.training,
    overrides: {},
    execution: {},
    profile: null,
    cli_defaults: false,
  },
  dataset: null,
  model: null,
  typed: {},
};

export const withDraft = (work: Work, change: Partial<Draft>): Work => ({
  ...work,
  draft: { ...work.draft, ...change },
});

/** The other workflow; an output folder that nobody chose follows it. */
export function withWorkflow(work: Work, workflow: Workflow): Work {
  if (workflow === work.draft.workflow) return work;
  const untouched = work.draft.output_dir === OUTPUT[work.draft.workflow];
  return withDraft(work, {
    workflow,
    output_dir: untouched ? OUTPUT[workflow] : work.draft.output_dir,
  });
}

export const withDataset = (work: Work, dataset: OpenedDataset): Work => ({
  ...withDraft(work, { dataset: dataset.grant }),
  dataset,
});

export const withModel = (work: Work, model: OpenedModel): Work => ({
  ...withDraft(work, { model: model.grant }),
  model,
});

export const fromPayload = ({ draft, dataset, model }: OpenedPayload): Work => ({
  draft,
  dataset,
  model,
  typed: {},
});
