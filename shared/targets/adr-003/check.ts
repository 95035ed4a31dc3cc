/** All errors and warnings of the design document's factory (ADR-003, section 4.3). */
import type { SectionName } from '../../catalogue/types';
import type { FileContext } from '../../dataset/fileContext';
import type { ProbeSize } from '../../dataset/probeSize';
import { finding } from '../../findings/factoryRules';
import type { Finding } from '../../findings/finding';
import type { Provenance } from '../../provenance/provenance';
import type { Request } from '../../request/request';
import { own, type Values } from '../../values/value';
import {
  comparableWeight,
  given,
  knownActivation,
  knownMode,
  missingGroups,
  missingTestData,
  squareGrid,
} from '../checks/common';
import * as files from '../checks/dataset';
import {
  choicesCheck,
  type ExecutionOptionChecks,
  notNegative,
  orNone,
  positive,
  refusedExecutionOptions,
  unknownExecutionOptions,
} from '../checks/executionOptions';
import { overrideNames, typesOf, unknownOverrides, wrongType } from '../checks/overrides';
import { canonicalValue, namesOf } from './candidates';
import { ALIASES, SYNONYMS } from './names';
import { SECTIONS } from './sections';

const EXECUTION_OPTIONS = SECTIONS.execution_config;
const KNOWN = overrideNames(SECTIONS, SYNONYMS);
const ALL_SECTIONS = Object.keys(SECTIONS) as SectionName[];

const CHOICES: ExecutionOptionChecks = Object.fromEntries(
  Object.entries(EXECUTION_OPTIONS).flatMap(([option, { type }]) => {
    const test = choicesCheck(type);
    return test ? [[option, test]] : [];
  }),
);
const CHECKS: ExecutionOptionChecks = {
  ...CHOICES,
  n_devices: positive,
  learning_rate: positive,
  accum_steps: positive,
  early_stop_patience: positive,
  inference_batch_size: orNone(positive),
  num_workers: notNegative,
  checkpoint_save_top_k: notNegative,
};

/** All findings of a request; the factory rejects a request with errors. */
export function check(
  request: Request,
  fileContext: FileContext,
  provenance: Provenance,
  size: ProbeSize,
): Finding[] {
  return [
    ...checkFiles(request, fileContext, size),
    ...checkOverrides(request, fileContext, provenance),
    ...checkExecutionOptions(request, provenance),
    ...comparableWeight(request.overrides.nll_weight),
    ...checkPhotons(request),
    ...(request.workflow === 'training' ? missingTestData(request.overrides.test_data_file) : []),
    ...unknownOverrides(request.overrides, KNOWN),
    ...checkTypes(request),
  ];
}

function checkFiles(request: Request, fileContext: FileContext, size: ProbeSize): Finding[] {
  const field = request.workflow === 'training' ? 'train_data_file' : 'test_data_file';
  const { dataset } = fileContext;
  const readable = dataset.status === 'ok';
  return [
    ...(request.workflow === 'inference'
      ? files.modelFolder(fileContext.model, request.model_path)
      : []),
    ...files.missingDataset(dataset, field),
    ...files.unreadableDataset(dataset, field),
    ...files.requiredArrays(dataset, field),
    ...files.legacyDiffractionName(dataset, field),
    ...files.unreadableMembers(dataset, field),
    ...(readable && !Object.hasOwn(request.overrides, 'N')
      ? files.probeSizeFallback(size, field, files.patternSize(dataset))
      : []),
  ];
}

function checkOverrides(
  request: Request,
  fileContext: FileContext,
  provenance: Provenance,
): Finding[] {
  const value = (section: SectionName, field: string) =>
    provenance[section]?.[field]?.value ?? null;
  return [
    ...missingGroups(request.overrides.n_groups, patternCount(fileContext)),
    ...squareGrid(
      value('pt_data_config', 'grid_size'),
      given(request.overrides, namesOf('grid_size')),
    ),
    ...knownMode(
      value('pt_model_config', 'mode'),
      given(request.overrides, ['mode', 'model_type']),
    ),
    ...knownActivation(value('pt_model_config', 'amp_activation')),
  ];
}

function patternCount(fileContext: FileContext): number | undefined {
  if (fileContext.dataset.status !== 'ok') return undefined;
  const stack = fileContext.dataset.arrays.find(
    ({ name }) => name === 'diffraction' || name === 'diff3d',
  );
  return stack?.shape[0];
}

function checkExecutionOptions(request: Request, provenance: Provenance): Finding[] {
  const values: Values = Object.fromEntries(
    Object.entries(provenance.execution_config ?? {}).map(([option, fieldProvenance]) => [
      option,
      fieldProvenance.value,
    ]),
  );
  const overridden = (option: string) => Object.hasOwn(request.overrides, option);
  return [
    ...unknownExecutionOptions(request.execution ?? {}, EXECUTION_OPTIONS),
    ...refusedExecutionOptions(values, CHECKS, EXECUTION_OPTIONS, overridden),
  ];
}

function checkPhotons(request: Request): Finding[] {
  if (Object.hasOwn(request.overrides, 'nphotons')) return [];
  const use = (value: number, label: string) => ({
    label,
    edits: [{ op: 'set-override' as const, name: 'nphotons', value }],
  });
  return [
    finding(
      'nphotons-divergence',
      ['nphotons'],
      'nphotons is not set: PyTorch assumes 1e5 photons per exposure, TensorFlow 1e9, and this payload takes 1e5. It scales the Poisson loss. Set it to the photon number of your data.',
      [use(1e9, 'Use 1e9'), use(1e5, 'Use 1e5')],
    ),
  ];
}

function checkTypes(request: Request): Finding[] {
  const overrides = Object.entries(request.overrides).flatMap(([name, value]) => {
    // An alias accepts the values of both names: model_type those of TensorFlow and of mode.
    const types = [name, own(ALIASES, name) ?? name].flatMap((known) =>
      typesOf(SECTIONS, ALL_SECTIONS, known),
    );
    return wrongType(name, canonicalValue(name, value), name === 'gridsize' ? [] : types, {
      op: 'clear-override',
      name,
    });
  });
  const options = Object.entries(request.execution ?? {}).flatMap(([name, value]) =>
    Object.hasOwn(CHECKS, name)
      ? []
      : wrongType(name, value, typesOf(SECTIONS, ['execution_config'], name), {
          op: 'clear-knob',
          name,
        }),
  );
  return [...overrides, ...options];
}
