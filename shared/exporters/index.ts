/** Every format in which a request is exported: one file per format, and an entry here. */

import type { Request } from '../request/request';
import { commandExport } from './command';
import type { ExportFormat } from './format';
import { LEGACY_JSON } from './legacyJson';
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
  LEGACY_JSON,
  commandExport,
];

/** The formats that can be written for a request. */
export const formatsFor = ({
  target,
  workflow,
}: Pick<Request, 'target' | 'workflow'>): ExportFormat[] =>
  EXPORT_FORMATS.filter(
    ({ targets, workflows }) =>
      (targets?.includes(target) ?? true) && (workflows?.includes(workflow) ?? true),
  );
