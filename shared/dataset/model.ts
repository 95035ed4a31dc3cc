/** What a model folder holds: the archive `wts.h5.zip` that a training run of PtychoPINN leaves. */
import { z } from 'zod';
import { ERROR_CODES } from '../errors/words';
import { isValues, own, type Value, type Values, valuesSchema } from '../values/value';
import { memberProblemSchema } from './facts';

/** The file of a model folder. */
export const ARCHIVE = 'wts.h5.zip';

/** Members that PtychoPINN writes (ptycho_torch/model_manager.py:136-184, ptycho_torch/workflows/components.py:99). */
export const MEMBERS = [
  'manifest.dill',
  'diffraction_to_obj/model.pth',
  'diffraction_to_obj/params.dill',
  'autoencoder/model.pth',
  'autoencoder/params.dill',
  'torch_scaling_metadata.pt',
] as const;
export type Member = (typeof MEMBERS)[number];

const invalidArchiveSchema = z.object({
  kind: z.literal('invalid'),
  code: z.enum(ERROR_CODES),
  /** A sentence. */
  problem: z.string(),
});

export const bundleSchema = z.object({
  kind: z.literal('bundle'),
  /** Bytes of the archive. */
  size: z.number().nonnegative(),
  /** Modification time, ISO 8601, UTC. */
  modified: z.string(),
  missing: z.array(z.enum(MEMBERS)),
  backend: z.enum(['pytorch', 'tensorflow']),
  /** How the configuration is stored, as the archive says: `ci-entrypoints-v1`; null where it says nothing. */
  schema: z.string().nullable(),
  /** The configuration that the network was trained with, by section; `params` is the flat one of TensorFlow. */
  sections: z.object({
    data_config: valuesSchema,
    model_config: valuesSchema,
    training_config: valuesSchema,
    params: valuesSchema,
  }),
  /** Values that are more than plain data, and members that cannot be read. */
  notRead: z.array(memberProblemSchema),
});
export type Bundle = z.infer<typeof bundleSchema>;

export const modelArchiveSchema = z.discriminatedUnion('kind', [
  invalidArchiveSchema,
  bundleSchema,
]);
export type ModelArchive = z.infer<typeof modelArchiveSchema>;

export const modelReadingSchema = z.object({
  status: z.enum(['ok', 'missing', 'no-archive', 'not-a-folder']),
  /** Present with status `ok`, where the archive was opened. */
  archive: modelArchiveSchema.optional(),
});
export type ModelReading = z.infer<typeof modelReadingSchema>;

/** The bundle of a model folder; undefined where it was not opened or cannot be read. */
export function bundleOf(reading: ModelReading | undefined): Bundle | undefined {
  const archive = reading?.archive;
  return archive?.kind === 'bundle' ? archive : undefined;
}

/** Names of the legacy params that are not the names of overrides. */
const LEGACY_NAMES: { readonly [name: string]: string } = {
  object_big: 'object.big',
  probe_big: 'probe.big',
  probe_mask: 'probe.mask',
  probe_trainable: 'probe.trainable',
  intensity_scale_trainable: 'intensity_scale.trainable',
};

/** What a bundle or a checkpoint says of its training. */
export type Trained = Pick<Bundle, 'sections'>;

/** The value of a setting that the network was trained with; undefined where it is not recorded. */
export function modelValue({ sections }: Trained, name: string): Value | undefined {
  const { data_config, model_config, params } = sections;
  return (
    own(data_config, name) ??
    own(model_config, name) ??
    own(params, name) ??
    own(params, LEGACY_NAMES[name] ?? name) ??
    torchValue(data_config, name)
  );
}

/** PyTorch's own names of two settings: a checkpoint has no others. */
function torchValue(data: Values, name: string): Value | undefined {
  if (name === 'neighbor_count') return own(data, 'K');
  const sides = name === 'gridsize' ? own(data, 'grid_size') : undefined;
  return Array.isArray(sides) ? sides[0] : undefined;
}

export interface ModelFact {
  readonly label: string;
  /** PtychoPINN's name of it. */
  readonly name: string;
  readonly value: Value;
}

const FACTS: readonly (readonly [label: string, name: string])[] = [
  ['Architecture', 'architecture'],
  ['Pattern size', 'N'],
  ['Grid size', 'gridsize'],
  ['Channels', 'C'],
  ['Nearest neighbours', 'neighbor_count'],
  ['Photons', 'nphotons'],
  ['Training mode', 'mode'],
  ['Scale contract', 'scale_contract_version'],
  ['Physics forward model', 'physics_forward_mode'],
];

/** What is shown of a trained network, the most important first. */
export function modelFacts(trained: Trained): ModelFact[] {
  const decided = FACTS.map(([label, name]) => ({ label, name, value: modelValue(trained, name) }));
  const training = trained.sections.training_config;
  const ran = [
    { label: 'Epochs', name: 'epochs', value: own(training, 'epochs') },
    { label: 'Trained on', name: 'train_data_file', value: own(training, 'train_data_file') },
  ];
  return [...decided, ...ran].flatMap(({ value, ...fact }) =>
    value === undefined || value === null || isValues(value) ? [] : [{ ...fact, value }],
  );
}
