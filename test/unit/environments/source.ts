/** Python source that declares what a target's facts say, written for these tests. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { SECTION_NAMES, type SectionName } from '../../../shared/catalogue/types';
import { SECTION_CLASSES } from '../../../shared/environments/source/catalogue';
import type { Target } from '../../../shared/targets/target';
import type { FieldType } from '../../../shared/values/fieldType';
import { formatValue } from '../../../shared/values/python';

export const CONFIG = 'ptycho/config/config.py';
export const PARAMS = 'ptycho_torch/config_params.py';
export const FACTORY = 'ptycho_torch/config_factory.py';

const IMPORTS = `from dataclasses import dataclass, field
from pathlib import Path
from typing import List, Literal, Optional, Tuple, Union
import torch

`;

/** The files of a copy whose fields, aliases and legacy keys are the target's. */
export function sourceOf(target: Target): Map<string, string> {
  const files = new Map([
    [CONFIG, IMPORTS],
    [PARAMS, IMPORTS],
  ]);
  for (const section of SECTION_NAMES) {
    const { file } = SECTION_CLASSES[section];
    files.set(file, `${files.get(file)}${classOf(target, section)}\n\n`);
  }
  const keys = JSON.stringify(target.legacyKeys, null, 8);
  files.set(CONFIG, `${files.get(CONFIG)}def to_legacy(d):\n    KEY_MAPPINGS = ${keys}\n`);
  files.set(FACTORY, factoryOf(target));
  files.set('ptycho/params.py', 'cfg = {}\n');
  files.set('ptycho_torch/config_bridge.py', 'BRIDGED = ()\n');
  files.set('ptycho_torch/scaling_contract.py', 'VERSIONS = ()\n');
  return files;
}

function factoryOf({ aliases, profiles, traits: { factory } }: Target): string {
  const isClosed = factory.unknownOverrides.training === 'refused';
  const profile = Object.entries(profiles.ci ?? {});
  const [first, ...names] = factory.inferenceNames ?? [];
  return [
    `DEPRECATED_EXECUTION_MODEL_ALIASES = (${factory.mergedOptions.map((name) => `'${name}',`).join(' ')})`,
    "CONTRACT = {'loss_function': 'overridden below'}",
    `CI_PROFILE_BUNDLE: Dict[str, Any] = {**CONTRACT, ${profile.map(([name, value]) => `'${name}': ${formatValue(value)}`).join(', ')}}`,
    ...(isClosed ? ['_TRAINING_CONFIG_TYPES = (DataConfig, ModelConfig)'] : []),
    'def pair(overrides):',
    `    "overrides['in_a_docstring']"`,
    `    return overrides["${first}"]`,
    'def create_training_payload(overrides):',
    ...Object.entries(aliases).flatMap(([alias, name]) => [
      `    if '${alias}' in overrides and '${name}' not in overrides:`,
      `        overrides['${name}'] = overrides['${alias}']`,
    ]),
    '    return overrides',
    'def create_inference_payload(overrides=None):',
    '    pair(overrides)',
    ...names.map((name, i) =>
      i % 2
        ? `    x = overrides.get('${name}', 3)`
        : `    x = y if '${name}' not in overrides else z`,
    ),
    '    return x',
    '',
  ].join('\n');
}

function classOf(target: Target, section: SectionName): string {
  const fields = Object.entries(target.sections[section]).map(([name, { type, ...fact }]) => {
    const annotation = `    ${name}: ${annotationOf(type)}`;
    if (fact.default === undefined) return annotation;
    if (Array.isArray(fact.default) && fact.default.length === 0)
      return `${annotation} = field(default_factory=list)`;
    return `${annotation} = ${formatValue(fact.default, type)}`;
  });
  return `@dataclass\nclass ${SECTION_CLASSES[section].name}:\n${fields.join('\n')}\n`;
}

function annotationOf({ nullable, ...type }: FieldType): string {
  if (nullable) return `Optional[${annotationOf(type)}]`;
  switch (type.kind) {
    case 'enum':
      return `Literal[${type.choices.map((choice) => JSON.stringify(choice)).join(', ')}]`;
    case 'tuple':
      return `Tuple[${type.of.map(annotationOf).join(', ')}]`;
    case 'list':
      return `List[${annotationOf(type.of)}]`;
    case 'union':
      return `Union[${type.of.map(annotationOf).join(', ')}]`;
    case 'path':
      return 'Path';
    case 'tensor':
      return 'torch.Tensor';
    default:
      return type.kind;
  }
}

/** Writes files below a folder. */
export function write(
  folder: string,
  files: Iterable<readonly [file: string, text: string]>,
): string {
  for (const [file, text] of files) {
    const full = path.join(folder, file);
    mkdirSync(path.dirname(full), { recursive: true });
    writeFileSync(full, text);
  }
  return folder;
}
