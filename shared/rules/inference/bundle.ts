/** The archive of the trained model: whether the target can load it, and whether the dataset fits it. */
import { ARCHIVE, type Bundle, type Member, modelValue } from '../../dataset/model';
import { evidence } from '../../sources/source';
import { code } from '../../sources/upstream';
import { TARGETS } from '../../targets';
import { asNumber } from '../../values/value';
import { asCode } from '../asCode';
import type { Context } from '../context';
import { clearOverrides } from '../fixes';
import { isProgram } from '../holds';
import { rule } from '../rule';
import { isBarycentric } from './barycentric';

const RUN_AGAIN = 'Choose the output folder of a training run that finished.';

export const archiveInvalid = rule({
  id: 'model-archive-invalid',
  title: 'The model archive cannot be opened',
  outcome: 'crash',
  stage: 'load',
  holds: isProgram,
  workflows: ['inference'],
  fields: ['model_path'],
  raises: ['BadZipFile: not a zip file', 'RuntimeError: not a zip file'],
  source: [code.configFactory(590), evidence('files-the-factory-opens')],
  tried: true,
  why: 'The factory only asks whether `wts.h5.zip` exists. Loading it stops with an error when it is empty, truncated, or no zip archive.',
  check: ({ modelArchive }) =>
    modelArchive?.kind !== 'invalid'
      ? []
      : [
          {
            fields: ['model_path'],
            message: `${modelArchive.problem} Inference stops while it loads the model. ${RUN_AGAIN}`,
          },
        ],
});

/** Members without which the bundle is not loaded. */
const NEEDED: readonly Member[] = [
  'manifest.dill',
  'diffraction_to_obj/params.dill',
  'diffraction_to_obj/model.pth',
];

export const archiveIncomplete = rule({
  id: 'model-archive-incomplete',
  title: 'The model archive lacks a part',
  outcome: 'crash',
  stage: 'load',
  holds: isProgram,
  workflows: ['inference'],
  fields: ['model_path'],
  raises: ['FileNotFoundError: manifest.dill', 'KeyError: model.pth', 'KeyError: autoencoder'],
  source: [code.components(2219), evidence('files-the-factory-opens')],
  tried: true,
  why: 'Inference reads the list of networks, their parameters and their weights from `wts.h5.zip`, and stops with an error when one of them is missing.',
  check: ({ model, target }) => {
    if (!model) return [];
    const missing = model.missing.filter(
      (name) =>
        NEEDED.includes(name) ||
        (target.traits.run.loadsBothNetworks && name === 'autoencoder/model.pth'),
    );
    if (missing.length === 0) return [];
    const what =
      model.backend === 'tensorflow'
        ? `${asCode(ARCHIVE)} is of a network that was trained with the TensorFlow backend; PyTorch cannot load it.`
        : `${asCode(ARCHIVE)} has no ${missing.map(asCode).join(', ')}.`;
    return [
      {
        fields: ['model_path'],
        message: `${what} Inference stops while it loads the model. ${RUN_AGAIN}`,
      },
    ];
  },
});

/** How revisions store the configuration in the archive, by the target that writes it so. */
const writers = (schema: string): string[] =>
  Object.values(TARGETS)
    .filter(({ traits }) => traits.run.bundleSchema === schema)
    .map(({ title }) => title);

export const otherRevision = rule({
  id: 'model-of-other-revision',
  title: 'The model was trained with another revision of PtychoPINN',
  outcome: 'crash',
  stage: 'load',
  holds: isProgram,
  workflows: ['inference'],
  fields: ['model_path'],
  raises: ['KeyError: model_config', 'RuntimeError: autoencoder'],
  source: [code.components(150), evidence('files-the-factory-opens')],
  tried: true,
  why: 'Each of the two revisions stores the configuration of the network in `wts.h5.zip` in a form of its own, and stops with an error at that of the other one.',
  check: ({ model, target }) => {
    const own = target.traits.run.bundleSchema;
    if (!model || model.schema === null || own === null || model.schema === own) return [];
    const [writer] = writers(model.schema);
    return [
      {
        fields: ['model_path'],
        message: `The model was saved ${writer === undefined ? 'by another revision of PtychoPINN' : `by ${writer}`} (${asCode(model.schema)}); this target loads ${asCode(own)}. Inference stops while it loads the model. Run it with the revision that trained the model, or train again.`,
        short: `It was saved as ${asCode(model.schema)}; this target loads ${asCode(own)}.`,
      },
    ];
  },
});

/** The side of the patterns that the network was trained for, and of those in the dataset, where both are known and differ. */
function sizes({ model, patterns }: Context): { trained: number; here: number } | undefined {
  const trained = model && asNumber(modelValue(model, 'N'));
  const [, here, width] = patterns()?.shape ?? [];
  return trained === undefined || here === undefined || here !== width || here === trained
    ? undefined
    : { trained, here };
}

export const otherSize = rule({
  id: 'model-size-differs',
  title: 'The patterns have another size than the model was trained on',
  outcome: 'crash',
  stage: 'infer',
  holds: isProgram,
  workflows: ['inference'],
  fields: ['N', 'model_path', 'test_data_file'],
  raises: ['ValueError: data_config.N'],
  source: [code.components(2219), evidence('routes-of-inference')],
  tried: true,
  why: 'The network is built for the pattern size that it was trained on. The stitched reconstruction compares the two sizes and stops; the uniform one does not compare them.',
  check: (context) => {
    const found = sizes(context);
    if (!found) return [];
    const stops = isBarycentric(context);
    const { trained, here } = found;
    return [
      {
        fields: ['model_path', 'N', context.datasetField],
        ...(stops ? {} : { outcome: 'wrong-result' as const }),
        message: `The model was trained on patterns of ${trained} × ${trained} pixels; the dataset has ${here} × ${here}. ${stops ? 'The reconstruction stops with a `ValueError`.' : 'The reconstruction finishes, but the network was never trained on this size.'} Choose a model that was trained on ${here} × ${here}, or another dataset.`,
      },
    ];
  },
});

/** A model's own contract, which overrides must repeat or leave out. */
const CONTRACT = ['scale_contract_version', 'measurement_domain'] as const;

export const otherContract = rule({
  id: 'model-contract-differs',
  title: 'The scale contract is not that of the model',
  outcome: 'crash',
  stage: 'load',
  holds: isProgram,
  workflows: ['inference'],
  fields: [...CONTRACT, 'model_path'],
  raises: ['ValueError: contradict'],
  source: [code.components(2208), evidence('routes-of-inference')],
  tried: true,
  why: 'Inference compares a scale contract that is set with the one in the model, and stops with an error where they differ. One that is not set is taken from the model.',
  check: ({ model, override }) => {
    const differing = CONTRACT.filter((name) => {
      const [set, trained] = [override(name), contractOf(model, name)];
      return set !== undefined && set !== null && trained !== undefined && set !== trained;
    });
    if (differing.length === 0) return [];
    const said = differing.map(
      (name) =>
        `${asCode(name)} is ${override(name)}, but the model was trained with ${contractOf(model, name)}`,
    );
    return [
      {
        fields: [...differing, 'model_path'],
        message: `${said.join('; ')}. Inference stops while it loads the model. Clear ${differing.length === 1 ? 'it' : 'both'}: the model decides.`,
        fixes: [clearOverrides(...CONTRACT.filter((name) => override(name) !== undefined))],
      },
    ];
  },
});

const contractOf = (model: Bundle | undefined, name: string) =>
  model ? (model.sections.data_config[name] ?? undefined) : undefined;
