/** The legacy JSON configuration: PyTorch's sections as `ptycho_torch.train --ptycho_dir FOLDER --config FILE` loads them. */

import { requestNodeOf } from '../formats/payloadFile';
import { type Node, pythonJson, typed } from '../formats/pythonJson';
import { findField } from '../targets/catalogue';
import type { Value } from '../values/value';
import type { ExportFormat, ExportInput } from './format';
import { EXECUTION_FIELDS, LEGACY_SECTIONS, REQUEST_KEY, WROTE_KEY } from './legacyJson/sections';
import { legacyUnsupported } from './legacyJson/unsupported';

export const LEGACY_JSON: ExportFormat = {
  id: 'legacy-json',
  title: 'Legacy JSON',
  help: 'The configuration file of ptycho_torch.train for a whole folder of datasets.',
  extension: '.json',
  language: 'json',
  targets: ['ptychopinn-2026.07'],
  workflows: ['training'],
  write: (input) => ({ text: pythonJson(document(input)), unsupported: legacyUnsupported(input) }),
};

function document({ request, resolution }: ExportInput): Node {
  const sections = Object.fromEntries(
    Object.entries(LEGACY_SECTIONS).map(([name, section]) => [
      name,
      Object.fromEntries(
        Object.entries(resolution.provenance[section] ?? {}).map(([field, { value }]) => [
          field,
          typed(
            optionFor(section, field, request.execution) ?? value,
            findField(request.target, section, field)?.type,
          ),
        ]),
      ),
    ]),
  );
  return { ...sections, [REQUEST_KEY]: requestNodeOf(request), [WROTE_KEY]: sections };
}

/** An execution option set by the user, where a payload's run reads the option and this entry point the field. */
const optionFor = (
  section: string,
  field: string,
  execution: ExportInput['request']['execution'],
): Value | undefined =>
  section === 'pt_training_config' && EXECUTION_FIELDS.includes(field)
    ? execution?.[field]
    : undefined;
