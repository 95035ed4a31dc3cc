/** The legacy JSON configuration: PyTorch's sections as `ptycho_torch.train --ptycho_dir FOLDER --config FILE` loads them. */

import { requestNodeOf } from '../formats/payloadFile';
import { type Node, pythonJson, typed } from '../formats/pythonJson';
import { findField } from '../targets/catalogue';
import type { ExportFormat, ExportInput } from './format';
import { LEGACY_SECTIONS, legacyFacts, REQUEST_KEY, WROTE_KEY } from './legacyJson/sections';
import { legacyUnsupported } from './legacyJson/unsupported';

export const LEGACY_JSON: ExportFormat = {
  id: 'legacy-json',
  title: 'Legacy JSON',
  help: 'The configuration file of ptycho_torch.train for a whole folder of datasets.',
  extension: '.json',
  language: 'json',
  fits: ({ exports }, workflow) => exports.legacyJson !== null && workflow === 'training',
  write: (input) => ({ text: pythonJson(document(input)), unsupported: legacyUnsupported(input) }),
};

function document({ request, resolution }: ExportInput): Node {
  const { derived, executionFields } = legacyFacts(request.target);
  const sections = Object.fromEntries(
    Object.entries(LEGACY_SECTIONS).map(([name, section]) => [
      name,
      Object.fromEntries(
        Object.entries(resolution.provenance[section] ?? {}).flatMap(([field, { value }]) => {
          const option = executionFields.includes(field) && section === 'pt_training_config';
          const type = findField(request.target, section, field)?.type;
          // The run of a payload reads the option, this entry point the field.
          const given = (option ? request.execution?.[field] : undefined) ?? value;
          return derived.includes(field) ? [] : [[field, typed(given, type)]];
        }),
      ),
    ]),
  );
  return { ...sections, [REQUEST_KEY]: requestNodeOf(request), [WROTE_KEY]: sections };
}
