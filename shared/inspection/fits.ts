/** Whether a trained network fits a dataset and a request: what the rules of inference say, also where they find nothing. */
import type { FileContext } from '../dataset/fileContext';
import { type Bundle, type ModelReading, modelFacts, modelValue } from '../dataset/model';
import { resolve } from '../factory';
import { modelFolder, patternSize } from '../factory/checks/dataset';
import type { Finding } from '../findings/finding';
import { findingOf } from '../findings/ruleFacts';
import type { Provenance } from '../provenance/provenance';
import { isSetByUser } from '../provenance/provenance';
import { datasetPath, type InferenceRequest, type Request } from '../request/request';
import { archiveInvalid } from '../rules/inference/bundle';
import { findTarget } from '../targets';
import { typeOfName } from '../targets/catalogue';
import type { Target } from '../targets/target';
import { formatValue } from '../values/python';
import { shownValue } from '../values/shown';
import { asNumber, sameValue } from '../values/value';
import type { Inspection } from './inspection';

/** One line of the list. */
export interface Fit {
  /** `unknown`: something that it takes is not known, so that nothing was found proves nothing. */
  readonly verdict: 'ok' | 'no' | 'unknown';
  /** What was looked at, in a word or two. */
  readonly about: string;
  /** A sentence, with code in backticks. */
  readonly text: string;
  /** What inference would report. */
  readonly finding: Finding | null;
}

/** A model that was looked at, and where it is. */
export interface Candidate {
  /** null where nothing of it can be read. */
  readonly inspection: Inspection | null;
  /** As inference finds the path. */
  readonly reading: ModelReading;
  /** For display. */
  readonly path: string;
}

/** Fits of a model, as far as the request's target is known. `fileContext` is of the request; its own model is not looked at. */
export function fitsOf(given: Request, fileContext: FileContext, candidate: Candidate): Fit[] {
  const target = findTarget(given.target);
  if (!target) return [];
  const { inspection, reading, path } = candidate;
  const folder = lineOf('Model folder', [...modelFolder(reading, path), ...unreadable(reading)], {
    ok: 'Inference finds `wts.h5.zip` there.',
  });
  if (inspection === null) return [folder];
  const request = inferenceOf(given, path);
  const { findings } = resolve(request, { ...fileContext, model: seen(inspection) });
  const known: Known = { target, inspection, fileContext };
  const isBundle = inspection.kind === 'bundle';
  const checks = CHECKS.filter(({ ofBundle }) => isBundle || !ofBundle).map(
    ({ rules, about, word }) =>
      lineOf(
        about,
        findings.filter(({ rule }) => rules.includes(rule)),
        word(known),
      ),
  );
  const checked = new Set(CHECKS.flatMap(({ rules }) => rules));
  const others = findings
    .filter(({ rule, fields }) => fields.includes('model_path') && !checked.has(rule))
    .map((finding) => lineOf('Model', [finding], { ok: '' }));
  return [folder, ...oneOfEach(checks, settingFits(given, fileContext, inspection)), ...others];
}

/** A setting that is also checked is one line: what inference reports, else how the two compare. */
function oneOfEach(checks: readonly Fit[], settings: readonly Fit[]): Fit[] {
  const aboutSame = (one: Fit, others: readonly Fit[]) =>
    others.find(({ about }) => about === one.about);
  return [
    ...checks.map((check) => (check.finding ? check : (aboutSame(check, settings) ?? check))),
    ...settings.filter((setting) => !aboutSame(setting, checks)),
  ];
}

/** The rule of inference about an archive that cannot be opened. */
const unreadable = ({ archive }: ModelReading): Finding[] =>
  archive?.kind === 'invalid'
    ? [
        findingOf(archiveInvalid.id, archiveInvalid, {
          fields: ['model_path'],
          message: `${archive.problem} Inference stops while it loads the model.`,
        }),
      ]
    : [];

/** What is said where no finding is. */
type Word = { readonly ok: string } | { readonly unknown: string };

const lineOf = (about: string, [finding]: readonly Finding[], word: Word): Fit => {
  if (finding) return { verdict: 'no', about, text: finding.message, finding };
  return 'ok' in word
    ? { verdict: 'ok', about, text: word.ok, finding: null }
    : { verdict: 'unknown', about, text: word.unknown, finding: null };
};

interface Known {
  readonly target: Target;
  readonly inspection: Inspection;
  readonly fileContext: FileContext;
}

/** Rules of inference about the model; only a bundle has parts and a schema. */
const CHECKS: readonly {
  readonly rules: readonly string[];
  readonly about: string;
  readonly ofBundle: boolean;
  readonly word: (known: Known) => Word;
}[] = [
  {
    rules: ['model-archive-incomplete'],
    about: 'Parts',
    ofBundle: true,
    word: () => ({ ok: 'It has every part that inference loads.' }),
  },
  {
    rules: ['model-of-other-revision'],
    about: 'Revision',
    ofBundle: true,
    word: ({ target, inspection: { schema } }) =>
      schema === null || target.traits.run.bundleSchema === null
        ? { unknown: 'It does not say how its configuration is stored.' }
        : { ok: `Its configuration is stored as \`${schema}\`, which this target loads.` },
  },
  {
    rules: ['model-size-differs'],
    about: 'Pattern size',
    ofBundle: false,
    word: ({ inspection, fileContext: { dataset } }) => {
      const here = patternSize(dataset);
      if (modelValue(inspection, 'N') === undefined)
        return { unknown: 'It does not record the size of the patterns that it was trained on.' };
      return here === undefined
        ? { unknown: 'No dataset is open, or its patterns are no stack of squares.' }
        : { ok: `The patterns have ${here} × ${here} pixels, as in training.` };
    },
  },
  {
    rules: ['model-contract-differs'],
    about: 'Scale contract',
    ofBundle: false,
    word: ({ inspection }) => {
      const contract = modelValue(inspection, 'scale_contract_version');
      return contract === undefined || contract === null
        ? { unknown: 'It records no scale contract.' }
        : { ok: `Nothing contradicts the model's ${formatValue(contract)}.` };
    },
  },
  {
    rules: ['uniform-repeats-pattern'],
    about: 'Groups',
    ofBundle: false,
    word: ({ inspection }) => {
      const side = asNumber(modelValue(inspection, 'gridsize'));
      if (side === undefined) return { unknown: 'It does not record its grid size.' };
      return {
        ok:
          side === 1
            ? 'It was trained on single patterns.'
            : `Patterns are grouped ${side} × ${side}, as in training.`,
      };
    },
  },
  {
    rules: ['inference-neighbours-too-few'],
    about: 'Positions',
    ofBundle: false,
    word: ({ fileContext: { values } }) =>
      values?.positions
        ? { ok: 'The scan has enough positions for its groups.' }
        : { unknown: 'The positions of the dataset were not read.' },
  },
];

/** The request that reconstructs the same dataset with the model. A training's settings are no settings of inference. */
function inferenceOf(request: Request, path: string): InferenceRequest {
  if (request.workflow === 'inference') return { ...request, model_path: path };
  return {
    target: request.target,
    workflow: 'inference',
    model_path: path,
    test_data_file: datasetPath(request),
    output_dir: request.output_dir,
    overrides: {},
    execution: null,
    ...(request.entry_point === 'native' || request.entry_point === 'script'
      ? { entry_point: request.entry_point }
      : {}),
  };
}

/** The model as inference would find it; a checkpoint as if it were in a bundle. */
const seen = ({ size, modified, backend, schema, missing, sections }: Inspection): ModelReading => {
  const archive: Bundle = {
    kind: 'bundle',
    notRead: [],
    ...{ size, modified, backend, schema, missing, sections },
  };
  return { status: 'ok', archive };
};

/** Settings of the request that the model decides instead: all of a training's, and those that an inference sets. */
function settingFits(request: Request, fileContext: FileContext, inspection: Inspection): Fit[] {
  const { provenance } = resolve(request, fileContext);
  return modelFacts(inspection).flatMap(({ label: about, name, value: trained }): Fit[] => {
    if (NOT_COMPARED.includes(name)) return [];
    const field = fieldOf(provenance, name);
    if (!field || (request.workflow === 'inference' && !isSetByUser(field))) return [];
    const isSame = sameValue(field.value, trained);
    const type = typeOfName(request.target, name);
    const word = shownValue(trained, type);
    const text = isSame
      ? `\`${name}\` is ${word}, as in training.`
      : `\`${name}\` is ${shownValue(field.value, type)} in this configuration; the model was trained with ${word}, and inference takes that.`;
    return [{ verdict: isSame ? 'ok' : 'no', about, text, finding: null }];
  });
}

/** What says how long and on what it was trained; the pattern size is compared with the dataset's. */
const NOT_COMPARED: readonly string[] = ['epochs', 'train_data_file', 'N', 'C'];

const SECTIONS = ['pt_data_config', 'pt_model_config', 'tf_model_config', 'tf_training_config'];

const fieldOf = (provenance: Provenance, name: string) =>
  SECTIONS.map((section) => provenance[section]?.[name]).find((field) => field !== undefined);
