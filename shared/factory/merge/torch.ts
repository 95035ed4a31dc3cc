/** The PyTorch sections: what each field gets from overrides, dataset, execution config and the factory's own rules. */
import type { SectionName } from '../../catalogue/types';
import type { FileContext } from '../../dataset/fileContext';
import { metadataPhotons } from '../../dataset/metadata';
import type { ProbeSize } from '../../dataset/probeSize';
import type { Candidate } from '../../provenance/provenance';
import { gridSides, groupSize } from '../../values/grid';
import { asText, formatValue, pathlibText } from '../../values/python';
import { asNumber, own, type Value } from '../../values/value';
import { fromPolicy, policyDefault, policyFields } from './objectPolicy';
import { fromOptions } from './options';
import { type CandidateTable, namesOf } from './table';

/** What the sections are made of besides the table. */
export interface Sources {
  readonly table: CandidateTable;
  readonly size: ProbeSize;
  readonly fileContext: FileContext;
}

const WITH_OPTIONS: readonly SectionName[] = ['pt_training_config', 'pt_inference_config'];

/** The candidates of a field of a PyTorch section, highest first. */
export function torchCandidates(
  sources: Sources,
  section: SectionName,
  field: string,
): Candidate[] {
  const { target } = sources.table;
  const byDefault: Candidate = {
    layer: 'pt-default',
    value: policyDefault(target, field) ?? target.sections[section][field]?.default ?? null,
    detail: `default of ${section}`,
  };
  return NONE.concat(
    ABOVE[field]?.(sources, section) ?? NONE,
    given(sources, section, field),
    BELOW[field]?.(sources, section) ?? NONE,
    fromPolicy(sources.table, field),
    inferenceDefault(sources, field),
    byDefault,
  );
}

const NONE: Candidate[] = [];

/** What the user, a profile, the command line and execution options give a field. */
function given({ table }: Sources, section: SectionName, field: string): readonly Candidate[] {
  const candidates = accepted(table, section, field);
  if (!table.target.traits.factory.optionsOutrankDefaults || !WITH_OPTIONS.includes(section))
    return candidates;
  const place = candidates.findIndex(({ layer }) => layer === 'cli');
  const above = place < 0 ? candidates.length : place;
  return [...candidates.slice(0, above), ...fromOptions(table, field), ...candidates.slice(above)];
}

/** The table's candidates; those that the factory does not read cannot win. */
function accepted(
  table: CandidateTable,
  section: SectionName,
  field: string,
): readonly Candidate[] {
  const { factory } = table.target.traits;
  if (table.request.workflow === 'training') {
    const taken = factory.inferenceFieldsOfTraining;
    const dropped = section === 'pt_inference_config' && taken && !taken.includes(field);
    return dropped ? off(table.of(field), 'dropped by the factory') : usable(table, field);
  }
  if (factory.inferenceNames === null) return table.of(field);
  // The class's own field of this name is another setting, which inference leaves alone.
  if (field === 'n_subsample') return ignored(table, field);
  return namesOf(table.target, field).flatMap((name) => {
    if (name === field) return table.reads(name) ? usable(table, name) : ignored(table, name);
    return table.reads(name)
      ? table.of(name).map((one) => ({ ...one, name, detail: `${one.detail} ${name}` }))
      : [];
  });
}

/** The table's candidates without those that the factory takes for nothing. */
function usable(table: CandidateTable, field: string): readonly Candidate[] {
  const candidates = table.of(field);
  if (candidates.length === 0) return candidates;
  if (CONTRACT.includes(field) && !hasContract(table))
    return off(candidates, 'not a supported pair');
  const { objectPolicy } = table.target.traits.factory;
  if (!objectPolicy || !policyFields(objectPolicy).includes(field)) return candidates;
  // A None that is given hides what the command line sets.
  return table.value(field) === null ? off(candidates, 'None means not set') : candidates;
}

const CONTRACT: readonly string[] = ['scale_contract_version', 'measurement_domain'];

/** Inference takes the scale contract only as a supported pair (ptycho_torch/config_factory.py:600-606). */
function hasContract(table: CandidateTable): boolean {
  const { scaleContracts } = table.target.traits.factory;
  const pair = CONTRACT.map((name) => table.value(name));
  return (
    scaleContracts === null ||
    table.request.workflow === 'training' ||
    scaleContracts.some(([version, domain]) => version === pair[0] && domain === pair[1])
  );
}

const ignored = (table: CandidateTable, field: string): Candidate[] =>
  off(
    table.of(field).filter(({ layer }) => layer === 'override'),
    'ignored in inference',
  );

const off = (candidates: readonly Candidate[], why: string): Candidate[] =>
  candidates.map((one) => ({ ...one, detail: `${one.detail}, ${why}`, off: true }));

function inferenceDefault({ table: { request, target } }: Sources, field: string): Candidate[] {
  const value =
    request.workflow === 'inference'
      ? own(target.traits.factory.inferenceDefaults, field)
      : undefined;
  return value === undefined
    ? []
    : [{ layer: 'derived', value, detail: 'default of the inference factory' }];
}

type Rule = (sources: Sources, section: SectionName) => readonly Candidate[];
const trait = ({ table }: Sources) => table.target.traits.factory;
const derived = (value: Value, detail: string): Candidate => ({ layer: 'derived', value, detail });

/** C from the grid, whatever was given (ptycho_torch/config_factory.py:390-410). */
const channels: Rule = (sources) => {
  const grid = gridSides(gridOf(sources));
  return [derived(grid ? groupSize(grid) : null, 'product of grid_size')];
};

/** The grid that wins. */
function gridOf({ table }: Sources): Value {
  const { traits, sections } = table.target;
  const side = traits.factory.gridsizeDefault;
  const fallback = side === null ? sections.pt_data_config.grid_size?.default : [side, side];
  return table.value('grid_size') ?? fallback ?? null;
}

const requestPath =
  (name: string): Rule =>
  ({ table }) => {
    const path = pathOf(table, name);
    return path ? [path] : [];
  };

/** Candidates above everything that is given. */
const ABOVE: { readonly [field: string]: Rule } = {
  C: channels,
  C_model: channels,
  C_forward: channels,
  train_data_file: requestPath('train_data_file'),
  output_dir: requestPath('output_dir'),
  /** A `test_data_file` that is given becomes text, None too (ptycho_torch/config_factory.py:424-426). */
  test_data_file: (sources) => {
    const value = sources.table.value('test_data_file');
    return value === undefined ||
      typeof value === 'string' ||
      trait(sources).validationPath !== 'text'
      ? []
      : [
          derived(
            asText(value),
            `str(${formatValue(value)}): the factory converts the path to text`,
          ),
        ];
  },
  /** nll_weight > 0; without nll_weight its override, or True (ptycho_torch/config_factory.py:423). */
  nll: (sources) => {
    const weight = sources.table.value('nll_weight');
    if (weight === undefined)
      return trait(sources).nll === 'override' ? [] : [derived(true, 'nll_weight is not set: 1.0')];
    const number = typeof weight === 'boolean' ? Number(weight) : asNumber(weight);
    return [derived(number !== undefined && number > 0, 'nll_weight is greater than 0')];
  },
  loss_function: (sources) => {
    if (
      trait(sources).lossFunction === 'override' ||
      sources.table.request.workflow === 'inference'
    )
      return [];
    const mode = sources.table.value('torch_loss_mode') ?? 'poisson';
    return [derived(mode === 'poisson' ? 'Poisson' : 'MAE', 'follows torch_loss_mode')];
  },
};

/** Candidates below what is given, above the class's default. */
const BELOW: { readonly [field: string]: Rule } = {
  N: ({ size }) => [
    size.ok
      ? { layer: 'inferred', value: size.N, detail: `from ${size.detail}` }
      : derived(64, 'fallback: the probe has no valid size'),
  ],
  grid_size: (sources) => {
    const side = trait(sources).gridsizeDefault;
    return side === null ? [] : [derived([side, side], `gridsize is not set: ${side}`)];
  },
  /** The dataset's metadata, else TensorFlow's default (ptycho_torch/config_factory.py:376-386). */
  nphotons: (sources) => {
    const { fileContext, table } = sources;
    if (trait(sources).photons === 'pt-default' || table.request.workflow === 'inference')
      return [];
    const photons = photonsOf(fileContext);
    const fallback: Candidate = {
      layer: 'tf-default',
      value: table.target.sections.tf_training_config.nphotons?.default ?? null,
      detail: 'default of tf_training_config',
    };
    return photons === null
      ? [fallback]
      : [{ layer: 'inferred', value: photons, detail: 'from _metadata of the dataset' }, fallback];
  },
  probe_big: (sources) =>
    sources.table.request.workflow === 'training' || trait(sources).inferenceProbeBig === 'default'
      ? []
      : sources.table
          .of('object_big')
          .filter(({ layer }) => layer === 'override')
          .map(({ value }) => derived(value, 'follows object_big')),
};

/** nphotons of the dataset's metadata; null when there is none. */
export const photonsOf = ({ dataset }: FileContext): ReturnType<typeof metadataPhotons> =>
  dataset.status === 'ok' ? metadataPhotons(dataset.metadata) : null;

/** A path of the request, as it reaches the payload; undefined for a field that the request does not name. */
export function pathOf(table: CandidateTable, field: string): Candidate | undefined {
  const path = table.path(field);
  if (path === undefined) return undefined;
  return {
    layer: 'override',
    value: table.target.traits.factory.paths === 'pathlib' ? pathlibText(path) : path,
    detail: 'given with the request',
  };
}
