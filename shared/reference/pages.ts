/** Everything that is published from the catalogue: file name in this folder to its text. */
import { fieldReference } from './fieldPage';
import { requestJsonSchema } from '../formats/requestJsonSchema';
import { payloadJsonSchema } from '../formats/payloadJsonSchema';
import { coverageReference } from './coverage';
import { ruleReference } from './rulePage';
import { sweepJsonSchema } from '../sweep/description/schema';
import { TARGETS } from '../targets';

const json = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;

/** Texts of all published pages, by file name. */
export function referencePages(): { readonly [file: string]: string } {
  const fields = Object.keys(TARGETS).map((target) => [
    `fields.${target}.md`,
    fieldReference(target),
  ]);
  return {
    ...Object.fromEntries(fields),
    'rules.md': ruleReference(),
    'coverage.md': coverageReference(),
    'payload.schema.json': json(payloadJsonSchema()),
    'request.schema.json': json(requestJsonSchema()),
    'sweep.schema.json': json(sweepJsonSchema()),
  };
}
