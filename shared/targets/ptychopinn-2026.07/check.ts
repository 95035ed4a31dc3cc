/** Everything that PtychoPINN 2026-07's factory refuses or silently ignores, all at once. */
import type { SectionName } from '../../catalogue/types';
import type { FileContext } from '../../dataset/fileContext';
import type { ProbeSize } from '../../dataset/probeSize';
import { finding } from '../../findings/factoryRules';
import type { Finding } from '../../findings/finding';
import type { Provenance } from '../../provenance/provenance';
import type { InferenceRequest, Request, TrainingRequest } from '../../request/request';
import { formatValue } from '../../values/python';
import { isValues, own, type Value, type Values } from '../../values/value';
import {
  comparableWeight,
  knownActivation,
  knownMode,
  missingGroups,
  missingTestData,
  given as namesGiven,
  squareGrid,
} from '../checks/common';
import * as files from '../checks/dataset';
import { refusedExecutionOptions, unknownExecutionOptions } from '../checks/executionOptions';
import { overrideNames, typesOf, unknownOverrides, wrongType } from '../checks/overrides';
import type { CandidateTable } from './candidates';
import { checkPair, checkProfile, checkTrainingContract } from './contract';
import { EXECUTION_CHECKS } from './execution';
import { ALIASES, SYNONYMS } from './names';
import { SECTIONS } from './sections';
import { SILENT_CHOICES } from './silentChoices';

const KNOWN = overrideNames(SECTIONS, SYNONYMS);
const ALL_SECTIONS = Object.keys(SECTIONS) as SectionName[];
const PINN_HINT = ' This revision does not translate pinn and supervised.';

/** All findings of a training request. */
export function checkTraining(
  request: TrainingRequest,
  fileContext: FileContext,
  given: CandidateTable,
  provenance: Provenance,
  size: ProbeSize,
  photons: 'override' | 'metadata' | 'tf_default',
): Finding[] {
  const groups = given.value('n_groups');
  return [
    ...checkProfile(request),
    ...checkPair(given),
    ...checkFiles(request, fileContext, size),
    ...missingGroups(groups, patternCount(fileContext)),
    ...checkShape(request, provenance, ['mode', 'model_type']),
    ...checkTrainingContract(request, given, provenance),
    // Compared with 0 before anything reads it (ptycho_torch/config_factory.py:423).
    ...comparableWeight(given.value('nll_weight')),
    ...checkExecutionOptions(request, provenance),
    ...(photons === 'override' ? [] : checkPhysics(fileContext)),
    ...(photons === 'tf_default' ? [divergence()] : []),
    // A None that is given passes for a path here.
    ...(request.overrides.test_data_file === null
      ? []
      : missingTestData(request.overrides.test_data_file)),
    ...checkNames(request),
  ];
}

/** All findings of an inference request; `torch` holds the model section that the payload leaves out. */
export function checkInference(
  request: InferenceRequest,
  fileContext: FileContext,
  given: CandidateTable,
  torch: Provenance,
  provenance: Provenance,
  size: ProbeSize,
): Finding[] {
  // Inference asks only whether the key is there: None passes.
  const groups = Object.hasOwn(request.overrides, 'n_groups')
    ? []
    : missingGroups(given.value('n_groups'), patternCount(fileContext));
  return [
    ...checkPair(given),
    ...files.modelFolder(fileContext.model, request.model_path),
    ...checkFiles(request, fileContext, size),
    ...groups,
    ...checkShape(request, { ...torch, ...provenance }, ['model_type']),
    ...checkExecutionOptions(request, provenance),
    ...checkNames(request),
  ];
}

function checkFiles(request: Request, { dataset }: FileContext, size: ProbeSize): Finding[] {
  const field = request.workflow === 'training' ? 'train_data_file' : 'test_data_file';
  const overridden = Object.hasOwn(request.overrides, 'N');
  return [
    ...files.missingDataset(dataset, field),
    ...files.unusableDataset(dataset, field),
    ...files.unreadableMembers(dataset, field),
    ...(overridden || dataset.status === 'missing'
      ? []
      : files.probeSizeFallback(size, field, files.patternSize(dataset))),
  ];
}

function patternCount({ dataset }: FileContext): number | undefined {
  if (dataset.status !== 'ok') return undefined;
  return dataset.arrays.find(({ name }) => name === 'diffraction' || name === 'diff3d')?.shape[0];
}

function checkShape(
  request: Request,
  provenance: Provenance,
  modeNames: readonly string[],
): Finding[] {
  const value = (section: SectionName, field: string): Value =>
    provenance[section]?.[field]?.value ?? null;
  const modes = namesGiven(request.overrides, modeNames);
  const grids = Object.hasOwn(request.overrides, 'grid_size') ? ['grid_size'] : ['gridsize'];
  return [
    ...squareGrid(value('pt_data_config', 'grid_size'), namesGiven(request.overrides, grids)),
    ...knownMode(value('pt_model_config', 'mode'), modes, PINN_HINT),
    ...knownActivation(value('pt_model_config', 'amp_activation')),
  ];
}

function checkExecutionOptions(request: Request, provenance: Provenance): Finding[] {
  const values: Values = Object.fromEntries(
    Object.entries(provenance.execution_config ?? {}).map(([option, fieldProvenance]) => [
      option,
      fieldProvenance.value,
    ]),
  );
  return [
    ...unknownExecutionOptions(request.execution ?? {}, SECTIONS.execution_config),
    ...refusedExecutionOptions(values, EXECUTION_CHECKS, SECTIONS.execution_config, () => false),
  ];
}

/** The factory asks physics_parameters for nphotons as a dictionary, outside its own try (ptycho_torch/config_factory.py:246, ptycho/metadata.py:245). */
function checkPhysics({ dataset }: FileContext): Finding[] {
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

function divergence(): Finding {
  const use = (value: number, label: string) => ({
    label,
    edits: [{ op: 'set-override' as const, name: 'nphotons', value }],
  });
  return finding(
    'nphotons-divergence',
    ['nphotons'],
    'nphotons is set neither by an override nor in the dataset: this payload takes 1e9, while the PyTorch default is 1e5. It scales the Poisson loss. Set it to the photon number of your data.',
    [use(1e9, 'Keep 1e9'), use(1e5, 'Use 1e5')],
  );
}

/** Types of a name, those of what it is an alias of among them: model_type takes the words of mode. */
const typesUnder = (name: string) =>
  [name, own(ALIASES, name)].flatMap((known) =>
    known === undefined ? [] : typesOf(SECTIONS, ALL_SECTIONS, known),
  );

function checkNames(request: Request): Finding[] {
  const types = Object.entries(request.overrides).flatMap(([name, value]) => {
    // The rule silent-choice reports an unknown name.
    if (typeof value === 'string' && Object.hasOwn(SILENT_CHOICES, name)) return [];
    const clear = { op: 'clear-override' as const, name };
    return wrongType(name, value, typesUnder(name), clear);
  });
  const options = Object.entries(request.execution ?? {}).flatMap(([name, value]) =>
    Object.hasOwn(EXECUTION_CHECKS, name)
      ? []
      : wrongType(name, value, typesOf(SECTIONS, ['execution_config'], name), {
          op: 'clear-knob',
          name,
        }),
  );
  return [...unknownOverrides(request.overrides, KNOWN), ...types, ...options];
}
