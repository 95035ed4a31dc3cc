/** Everything that a target's factory refuses or silently ignores, all at once. */
import type { SectionName } from '../../catalogue/types';
import { finding } from '../../findings/factoryRules';
import type { Finding } from '../../findings/finding';
import type { Provenance } from '../../provenance/provenance';
import { formatValue, isTrue } from '../../values/python';
import { isValues, own, sameValue, type Value } from '../../values/value';
import { type CandidateTable, namesOf } from '../merge/table';
import { photonsOf, type Sources } from '../merge/torch';
import {
  comparableWeight,
  knownActivation,
  knownMode,
  missingGroups,
  missingTestData,
  squareGrid,
} from './common';
import { checkContract, checkPair, checkProfile } from './contract';
import * as files from './dataset';
import { checkObjectPolicy } from './objectPolicy';
import { unknownOverrides, wrongTypes } from './overrides';
import { refusedValues, unknownOptions } from './values';

/** All findings of a request; the factory rejects a request with errors. `provenance` has every section, the model's among them. */
export function check(sources: Sources, provenance: Provenance): Finding[] {
  const { table } = sources;
  const { traits } = table.target;
  const training = table.request.workflow === 'training';
  return [
    ...checkProfile(table),
    ...checkPair(table),
    ...checkObjectPolicy(table),
    ...checkFiles(sources),
    ...checkGroups(sources),
    ...checkShape(table, provenance),
    ...(training ? checkTraining(sources, provenance) : []),
    ...unknownOptions(table),
    ...refusedValues(
      'execution-option-refused',
      table,
      'execution_config',
      traits.factory.optionChecks,
      provenance,
    ),
    ...checkPhotons(sources),
    ...(training ? checkValidation(table) : []),
    ...unknownOverrides(table),
    ...wrongTypes(table),
  ];
}

function checkTraining({ table }: Sources, provenance: Provenance): Finding[] {
  const { factory } = table.target.traits;
  return [
    ...checkContract(table, provenance),
    ...refusedValues(
      'model-value-refused',
      table,
      'pt_model_config',
      factory.modelChecks,
      provenance,
    ),
    ...mergedConflicts(table),
    ...(factory.refusesFalseMask ? falseMask(provenance) : []),
    // Compared with 0 before anything reads it (ptycho_torch/config_factory.py:423).
    ...comparableWeight(table.value('nll_weight')),
  ];
}

function checkValidation({ target, request }: CandidateTable): Finding[] {
  const validation = own(request.overrides, 'test_data_file');
  // A None that becomes the text `None` passes for a path.
  return validation === null && target.traits.factory.validationPath === 'text'
    ? []
    : missingTestData(validation);
}

function checkFiles({ table, fileContext, size }: Sources): Finding[] {
  const { request, target } = table;
  const { dataset } = fileContext;
  const { checksArrays } = target.traits.factory;
  const field = request.workflow === 'training' ? 'train_data_file' : 'test_data_file';
  const infers = !Object.hasOwn(request.overrides, 'N');
  const model =
    request.workflow === 'inference'
      ? files.modelFolder(fileContext.model, request.model_path)
      : [];
  if (dataset.foreign !== undefined)
    return [...model, files.unpreparedDataset(dataset.foreign, field, checksArrays)];
  return [
    ...model,
    ...files.missingDataset(dataset, field),
    ...(checksArrays
      ? [
          ...files.unreadableDataset(dataset, field),
          ...files.requiredArrays(dataset, field),
          ...files.legacyDiffractionName(dataset, field),
        ]
      : files.unusableDataset(dataset, field)),
    ...files.unreadableMembers(dataset, field),
    ...(infers && (dataset.status === 'ok' || (!checksArrays && dataset.status !== 'missing'))
      ? files.probeSizeFallback(size, field, files.patternSize(dataset))
      : []),
  ];
}

function checkGroups({ table, fileContext: { dataset } }: Sources): Finding[] {
  const { request, target } = table;
  const value = table.value('n_groups');
  if (value === null && target.traits.factory.nullGroups[request.workflow] === 'accepted')
    return [];
  const stack =
    dataset.status === 'ok'
      ? dataset.arrays.find(({ name }) => name === 'diffraction' || name === 'diff3d')
      : undefined;
  return missingGroups(value, stack?.shape[0]);
}

function checkShape(table: CandidateTable, provenance: Provenance): Finding[] {
  const { request, target } = table;
  const value = (section: SectionName, field: string): Value =>
    provenance[section]?.[field]?.value ?? null;
  const names = (field: string) =>
    namesOf(target, field).filter(
      (name) => table.reads(name) && Object.hasOwn(request.overrides, name),
    );
  const grids = ['grid_size', 'gridsize'].filter((name) => Object.hasOwn(request.overrides, name));
  return [
    ...squareGrid(value('pt_data_config', 'grid_size'), grids.slice(0, 1)),
    ...knownMode(
      value('pt_model_config', 'mode'),
      names('mode'),
      target.traits.factory.translatesModes
        ? ''
        : ' This revision does not translate pinn and supervised.',
    ),
    ...knownActivation(value('pt_model_config', 'amp_activation')),
  ];
}

/** An option that is merged, and an override of the same name that is not equal in Python (ptycho_torch/config_factory.py:146-153 of the refactor). */
function mergedConflicts({ request, target }: CandidateTable): Finding[] {
  return target.traits.factory.mergedOptions.flatMap((name) => {
    const option = own(request.execution ?? {}, name);
    const override = own(request.overrides, name);
    if (option === undefined || override === undefined) return [];
    if (sameValue(numeric(option), numeric(override))) return [];
    return [
      finding(
        'merged-option-conflict',
        [name],
        `${name} is ${formatValue(override)} as an override and ${formatValue(option)} as an execution option. Set it once: as an override.`,
        [
          {
            label: `Remove the execution option ${name}`,
            edits: [{ op: 'clear-execution' as const, name }],
          },
          {
            label: `Remove the override ${name}`,
            edits: [{ op: 'clear-override' as const, name }],
          },
        ],
      ),
    ];
  });
}

/** True is 1 in Python. */
const numeric = (value: Value): Value => (typeof value === 'boolean' ? Number(value) : value);

/** The bridge takes any mask but None for on, the model takes 0 and empty values for off (ptycho_torch/model_spec.py). */
function falseMask({ pt_model_config: model = {} }: Provenance): Finding[] {
  const mask = model.probe_mask?.value ?? null;
  const tensor = model.probe_mask_tensor?.value ?? null;
  if (tensor !== null || mask === null || typeof mask === 'boolean' || isTrue(mask)) return [];
  return [
    finding(
      'probe-mask-false',
      ['probe_mask'],
      `probe_mask is ${formatValue(mask)}. The TensorFlow section takes it for True and the model for False, which the factory refuses. Use False.`,
      [
        {
          label: 'Use False',
          edits: [{ op: 'set-override', name: 'probe_mask', value: false }],
        },
      ],
    ),
  ];
}

/** Metadata that the factory cannot read, and the photon number where nothing sets it. */
function checkPhotons({ table, fileContext }: Sources): Finding[] {
  const { photons } = table.target.traits.factory;
  const training = table.request.workflow === 'training';
  if (table.value('nphotons') !== undefined || (photons === 'metadata' && !training)) return [];
  if (photons === 'pt-default')
    return [
      divergence(
        'nphotons is not set: PyTorch assumes 1e5 photons per exposure, TensorFlow 1e9, and this payload takes 1e5.',
      ),
    ];
  return [
    ...checkPhysics(fileContext),
    ...(photonsOf(fileContext) === null
      ? [
          divergence(
            'nphotons is set neither by an override nor in the dataset: this payload takes 1e9, while the PyTorch default is 1e5.',
          ),
        ]
      : []),
  ];
}

function divergence(what: string): Finding {
  return finding(
    'nphotons-divergence',
    ['nphotons'],
    `${what} It scales the Poisson loss. Set it to the photon number of your data.`,
    [1e9, 1e5].map((value) => ({
      label: `Use 1e${Math.log10(value)}`,
      edits: [{ op: 'set-override', name: 'nphotons', value }],
    })),
  );
}

/** The factory asks physics_parameters for nphotons as a dictionary, outside its own try (ptycho_torch/config_factory.py:246, ptycho/metadata.py:245). */
function checkPhysics({ dataset }: Sources['fileContext']): Finding[] {
  if (dataset.status !== 'ok' || dataset.metadata.status !== 'ok') return [];
  const physics = dataset.metadata.value.physics_parameters;
  if (physics === undefined || isValues(physics)) return [];
  return [
    finding(
      'metadata-refused',
      ['_metadata', 'nphotons'],
      `physics_parameters in _metadata is ${formatValue(physics)}; the factory expects a dictionary with nphotons. Set nphotons, or correct the metadata.`,
    ),
  ];
}
