/**
 * Stand-ins for PtychoPINN's modules, generated from the catalogue: its dataclasses with all fields, types and
 * defaults, and functions with its own parameters that keep what they are called with. The factory does not compute:
 * it gives the payload that it is told to give, built by types of its own.
 */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FieldFact, SectionName } from '../../../../shared/catalogue/types';
import { findTarget } from '../../../../shared/targets';
import { typeOfName } from '../../../../shared/targets/catalogue';
import { PTYCHOPINN_2026_07 } from '../../../../shared/targets/ptychopinn-2026.07';
import type { Target } from '../../../../shared/targets/target';
import type { FieldType } from '../../../../shared/values/fieldType';
import { formatValue } from '../../../../shared/values/python';

const CLASSES: { readonly [section in SectionName]: readonly [module: string, name: string] } = {
  tf_model_config: ['ptycho/config/config.py', 'ModelConfig'],
  tf_training_config: ['ptycho/config/config.py', 'TrainingConfig'],
  tf_inference_config: ['ptycho/config/config.py', 'InferenceConfig'],
  execution_config: ['ptycho/config/config.py', 'PyTorchExecutionConfig'],
  pt_data_config: ['ptycho_torch/config_params.py', 'DataConfig'],
  pt_model_config: ['ptycho_torch/config_params.py', 'ModelConfig'],
  pt_training_config: ['ptycho_torch/config_params.py', 'TrainingConfig'],
  pt_inference_config: ['ptycho_torch/config_params.py', 'InferenceConfig'],
};

/** A change of the installed revision, for tests of how it is noticed. */
export interface Change {
  readonly section: SectionName;
  readonly name: string;
  /** Absent: the class does not have the field. */
  readonly fact?: FieldFact;
}

/** Writes the modules of a target into a folder of their own, and returns it: it goes into PYTHONPATH. */
export function writeStandIns(targetName: string, changes: readonly Change[] = []): string {
  const target = findTarget(targetName);
  if (!target) throw new Error(`There is no target ${targetName}`);
  const folder = mkdtempSync(path.join(tmpdir(), 'pinnboard-standins-'));
  const files: { [file: string]: string } = {
    'stand_in.py': STAND_IN,
    'triton/__init__.py': '',
    'ptycho/__init__.py': target.name === 'adr-003' ? '' : TRITON_FIRST,
    'ptycho/config/__init__.py': '',
    'ptycho/params.py': 'cfg = {}\n',
    'ptycho/raw_data.py': RAW_DATA,
    'ptycho/config/config.py': HEAD,
    'ptycho_torch/__init__.py': '',
    'ptycho_torch/config_params.py': HEAD,
    'ptycho_torch/config_factory.py': factoryModule(target),
    ...(target.facts.model_spec ? { 'ptycho_torch/model_spec.py': MODEL_SPEC } : {}),
    'ptycho_torch/inference.py': INFERENCE,
    'ptycho_torch/workflows/__init__.py': '',
    'ptycho_torch/workflows/components.py': components(target),
  };
  for (const [section, [module, name]] of Object.entries(CLASSES))
    files[module] += dataclass(name, factsOf(target, section as SectionName, changes));
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  }
  return folder;
}

function factsOf(target: Target, section: SectionName, changes: readonly Change[]) {
  const facts: { [name: string]: FieldFact } = { ...target.sections[section] };
  for (const { section: changed, name, fact } of changes) {
    if (changed !== section) continue;
    if (fact) facts[name] = fact;
    else delete facts[name];
  }
  return facts;
}

function dataclass(name: string, facts: { readonly [field: string]: FieldFact }): string {
  const lines = Object.entries(facts).map(
    ([field, { type, default: fallback }]) =>
      `    ${field}: ${annotation(type)}${fallback === undefined ? '' : ` = ${defaultOf(fallback, type)}`}`,
  );
  return ['', '', '@dataclass', `class ${name}:`, ...lines, ''].join('\n');
}

function annotation(type: FieldType): string {
  const base = baseOf(type);
  return type.nullable ? `Optional[${base}]` : base;
}

function baseOf(type: FieldType): string {
  switch (type.kind) {
    case 'path':
      return 'Path';
    case 'tensor':
      return 'Tensor';
    case 'enum':
      return `Literal[${type.choices.map((choice) => formatValue(choice)).join(', ')}]`;
    case 'tuple':
      return `Tuple[${type.of.map(annotation).join(', ')}]`;
    case 'list':
      return `List[${annotation(type.of)}]`;
    case 'union':
      return `Union[${type.of.map(annotation).join(', ')}]`;
    default:
      return type.kind;
  }
}

function defaultOf(value: NonNullable<FieldFact['default']> | null, type: FieldType): string {
  if (Array.isArray(value) && type.kind === 'list')
    return `field(default_factory=lambda: ${formatValue(value, type)})`;
  if (typeof value === 'string' && type.kind === 'path') return `Path(${formatValue(value)})`;
  return formatValue(value, type);
}

/** A sealed section, which reads and writes itself. */
const MODEL_SPEC = `from dataclasses import dataclass


@dataclass
class ModelSpec:
    payload: dict

    @classmethod
    def from_payload(cls, payload):
        return cls(payload)

    def to_payload(self):
        return self.payload
`;

const HEAD = `from dataclasses import dataclass, field
from pathlib import Path
from typing import List, Literal, Optional, Tuple, Union


class Tensor:
    pass
`;

const STAND_IN = `"""What the stand-ins are told and what they were called with."""
import json, os

calls = []
payload = None
refusal = None
if 'STAND_IN_PAYLOAD' in os.environ:
    with open(os.environ['STAND_IN_PAYLOAD'], encoding='utf-8') as file:
        told = json.load(file)
    payload = {'sections': told['payload'], 'legacy': told['legacy_params']}
refusal = os.environ.get('STAND_IN_REFUSAL')


def keep(_name, **arguments):
    calls.append((_name, arguments))
`;

/** A stock installation aborts when TensorFlow, which PtychoPINN loads, comes before triton. */
const TRITON_FIRST = `import os, sys

if 'triton' not in sys.modules:
    os.abort()
`;

const RAW_DATA = `import stand_in


class RawData:
    def __init__(self, file):
        self.file = file

    @staticmethod
    def from_file(train_data_file_path, validate_config=False, current_config=None):
        if not isinstance(train_data_file_path, str):
            raise TypeError('RawData.from_file takes text')
        stand_in.keep('RawData.from_file', file=train_data_file_path)
        return RawData(train_data_file_path)
`;

/** What JSON does not tell of a value. */
function kindOf(type: FieldType): string | null {
  if (type.kind === 'path' || type.kind === 'float') return type.kind;
  if (type.kind !== 'tuple') return null;
  return type.of.some(({ kind }) => kind === 'float') ? 'floats' : 'tuple';
}

/** Which fields are paths, floats and tuples, by section: the stand-in factory's own knowledge. */
function kinds(target: Target): object {
  return Object.fromEntries(
    Object.entries(target.sections).map(([section, facts]) => [
      section,
      Object.fromEntries(
        Object.entries(facts).flatMap(([name, { type }]) =>
          kindOf(type) === null ? [] : [[name, kindOf(type)]],
        ),
      ),
    ]),
  );
}

function factoryModule(target: Target): string {
  const real = target.name !== 'adr-003';
  const payloadClass = (name: string, sections: readonly string[]) =>
    `@dataclass\nclass ${name}:\n${sections.map((section) => `    ${section}: Any\n`).join('')}    overrides_applied: Any\n`;
  const classes = Object.entries(CLASSES).map(
    ([section, [module, name]]) =>
      `    '${section}': ${module.startsWith('ptycho/') ? 'config' : 'config_params'}.${name},\n`,
  );
  return `import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import stand_in
from ptycho import params
from ptycho.config import config
from ptycho_torch import config_params

BUNDLE = {${Object.entries(PTYCHOPINN_2026_07.profiles.ci ?? {})
    .map(([name, value]) => `'${name}': ${formatValue(value, typeOfName(target.name, name))}`)
    .join(', ')}}
KINDS = json.loads('''${JSON.stringify(kinds(target))}''')
CLASSES = {
${classes.join('')}}


${payloadClass('TrainingPayload', [...target.payloadSections.training, ...(target.facts.model_spec ? ['model_spec'] : [])])}

${payloadClass('InferencePayload', target.payloadSections.inference)}

def build(section, values):
    if section == 'model_spec':
        from ptycho_torch.model_spec import ModelSpec

        return ModelSpec(values)
    held = {}
    for name, value in values.items():
        kind = KINDS[section].get(name)
        if name == 'model':
            value = build('tf_model_config', value)
        elif value not in (None, '') and kind == 'path':
            value = Path(value)
        elif isinstance(value, list) and kind in ('tuple', 'floats'):
            value = tuple(float(item) if kind == 'floats' else item for item in value)
        elif type(value) is int and kind == 'float':
            value = float(value)
        held[name] = value
    return CLASSES[section](**held)


def make(payload_class):
    if stand_in.refusal:
        raise ValueError(stand_in.refusal)
    params.cfg.update(stand_in.payload['legacy'])
    return payload_class(**{
        section: values if section == 'overrides_applied' else build(section, values)
        for section, values in stand_in.payload['sections'].items()
    })


def create_training_payload(train_data_file, output_dir, overrides=None, execution_config=None${real ? ', profile=None' : ''}):
    stand_in.keep('create_training_payload', train_data_file=train_data_file, output_dir=output_dir, overrides=overrides,
                  execution_config=execution_config${real ? ', profile=profile' : ''})
    return make(TrainingPayload)


def create_inference_payload(model_path, test_data_file, output_dir, overrides=None, execution_config=None):
    stand_in.keep('create_inference_payload', model_path=model_path, test_data_file=test_data_file, output_dir=output_dir,
                  overrides=overrides, execution_config=execution_config)
    return make(InferencePayload)
${real ? '\n\ndef resolve_ci_profile(overrides=None):\n    return {**BUNDLE, **(overrides or {})}\n' : ''}`;
}

/** The blueprint hands the payload over whole (3.2); the revision takes its parts (ptycho_torch/workflows/components.py:424). */
function components(target: Target): string {
  const parameters =
    target.name === 'adr-003'
      ? 'train_data, test_data, payload, do_stitching=True'
      : 'train_data, test_data, config, flip_x=False, flip_y=False, transpose=False, M=20, do_stitching=False, execution_config=None, overrides=None';
  return `import os
from pathlib import Path

import stand_in


class Model:
    def eval(self):
        stand_in.keep('model.eval')

    def to(self, device):
        stand_in.keep('model.to', device=device)


def run_cdi_example_torch(${parameters}):
    stand_in.keep('run_cdi_example_torch', **locals())
    ends = os.environ.get('STAND_IN_ENDS')
    if ends == 'stopped':
        # As Lightning does on SIGTERM.
        raise SystemExit
    if ends != 'without':
        bundle = Path(${target.name === 'adr-003' ? 'payload.tf_training_config' : 'config'}.output_dir) / 'wts.h5.zip'
        if bundle.parent.is_dir():
            bundle.unlink(missing_ok=True)
            bundle.write_text('trained')
    return None, None, {}


def load_inference_bundle_torch(bundle_dir, model_name='diffraction_to_obj', *, scale_contract_version=None,
                                measurement_domain=None):
    stand_in.keep('load_inference_bundle_torch', **locals())
    return {'diffraction_to_obj': Model()}, {'intensity_scale': 2.5}
`;
}

/** Parameters as in ptycho_torch/inference.py:343 to ptycho_torch/inference.py:501. */
const INFERENCE = `import os
from pathlib import Path

import stand_in


def _require_ci_varpro_scaling(model, inference_config):
    pass


def _resolve_reassembly_route(patch_weighting, varpro_scaling):
    return 'uniform' if patch_weighting == 'uniform' and not varpro_scaling else 'barycentric'


def _run_barycentric_inference_and_reconstruct(model, test_data_path, pt_inference_config, execution_config, device,
                                               output_dir, quiet=False):
    stand_in.keep('barycentric', **locals())
    return 'amplitude', 'phase'


def _run_inference_and_reconstruct(model, raw_data, config, execution_config, device, quiet=False, intensity_scale=None):
    stand_in.keep('uniform', **locals())
    return 'amplitude', 'phase'


def save_individual_reconstructions(obj_amp, obj_phase, output_dir):
    stand_in.keep('save_individual_reconstructions', **locals())
    if '/' not in str(output_dir):
        os.makedirs(output_dir, exist_ok=True)
        (Path(output_dir) / 'reconstructed_amplitude.png').write_text('picture')
`;
