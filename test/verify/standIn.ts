/**
 * An interpreter that stands in for one with PtychoPINN: the tests' Python with small modules of PtychoPINN's names,
 * whose factory answers, refuses or fails as the test says. The program that Pinnboard sends it is the real one.
 */
import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Resolution } from '../../shared/factory/resolution';
import { jsonText } from '../../shared/json/write';
import { PYTHON } from '../python';

/** Python statements for the body of the factory; `payload` is the answer. */
export interface Behaviour {
  readonly payload?: Resolution['payload'];
  readonly legacy?: Resolution['legacyParams'];
  /** Before the answer. */
  readonly factory?: string;
  /** While `ptycho_torch` is imported. */
  readonly imported?: string;
}

const CONFIG = `
class PyTorchExecutionConfig:
    def __init__(self, **options):
        self.options = options

def update_legacy_dict(params, config):
    from ptycho_torch.config_factory import ANSWER
    params.update(ANSWER["legacy"])
`;

const factory = ({ payload, legacy, factory: body = '' }: Behaviour) => `
import dataclasses, json, os, sys, time
from pathlib import Path

ANSWER = json.loads(${JSON.stringify(jsonText({ payload: payload ?? {}, legacy: legacy ?? {} }))})

def answer(*paths, overrides, execution_config, profile=None, **named):
${body
  .split('\n')
  .map((line) => `    ${line}`)
  .join('\n')}
    names = {"tf_training_config": {}, "tf_inference_config": {}, **ANSWER["payload"]}
    missing = [name for name in names if name not in ANSWER["payload"]]
    made = dataclasses.make_dataclass("Payload", list(ANSWER["payload"]))(**ANSWER["payload"])
    for name in missing:
        setattr(made, name, None)
    return made

create_training_payload = create_inference_payload = answer
`;

/** Makes the interpreter in a temporary folder, laid out like a virtual environment; its path. */
export function standIn(behaviour: Behaviour): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'pinnboard stand-in '));
  const modules: { readonly [file: string]: string } = {
    'torch.py': '__version__ = "2.0"',
    'ptycho/__init__.py': '',
    'ptycho/config/__init__.py': '',
    'ptycho/config/config.py': CONFIG,
    'ptycho_torch/__init__.py': `import os, sys, time\n${behaviour.imported ?? ''}`,
    'ptycho_torch/config_factory.py': factory(behaviour),
    'ptychopinn-0.1.dist-info/METADATA':
      'Metadata-Version: 2.1\nName: ptychopinn\nVersion: 0.1.dev1+gabcdef1\n',
  };
  for (const [name, text] of Object.entries(modules)) {
    const file = path.join(folder, 'lib', name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  const python = path.join(folder, 'bin/python');
  mkdirSync(path.dirname(python));
  writeFileSync(python, `#!/bin/sh\nPYTHONPATH='${folder}/lib' exec '${PYTHON}' "$@"\n`);
  chmodSync(python, 0o755);
  return python;
}
