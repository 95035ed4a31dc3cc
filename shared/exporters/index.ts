/** Every format in which a request is exported: one file per format, and an entry here. */

import { type Request, WORKFLOWS } from '../request/request';
import { findTarget, OFFERED_TARGETS } from '../targets';
import { commandExport } from './command';
import type { ExportFormat } from './format';
import { LEGACY_JSON } from './legacyJson';
import { LIGHTNING } from './lightning';
import { NATIVE } from './native';
import { PTYCHO_TRAIN } from './ptychoTrain';
import { pythonExport } from './python';
import { YAML } from './yaml';

/** In the order of the menu. */
export const EXPORT_FORMATS: readonly ExportFormat[] = [
  pythonExport,
  NATIVE,
  PTYCHO_TRAIN,
  YAML,
  LIGHTNING,
  LEGACY_JSON,
  commandExport,
];

/** The formats that can be written for a request; none for an unknown target. */
export const formatsFor = ({
  target: name,
  workflow,
}: Pick<Request, 'target' | 'workflow'>): ExportFormat[] => {
  const target = findTarget(name);
  return target ? EXPORT_FORMATS.filter(({ fits }) => fits?.(target, workflow) ?? true) : [];
};

/** The targets and workflows that a format is limited to; empty for one that is always written. */
export function limitedTo({ fits = () => true }: ExportFormat): string[] {
  const targets = OFFERED_TARGETS.filter((target) =>
    WORKFLOWS.some((workflow) => fits(target, workflow)),
  );
  const workflows = WORKFLOWS.filter((workflow) =>
    OFFERED_TARGETS.some((target) => fits(target, workflow)),
  );
  return [
    ...(targets.length < OFFERED_TARGETS.length ? targets.map(({ name }) => name) : []),
    ...(workflows.length < WORKFLOWS.length ? workflows : []),
  ];
}
