/** The exported script of `train_lightning_only`: the JSON file in it is the legacy one, with the request. */
import { END_OF_JSON } from '../exporters/lightning';
import { type Imported, type ImportFormat, notImported } from './format';
import { LEGACY_JSON_IMPORT } from './legacyJson';

const JSON_IN_SCRIPT = new RegExp(
  `^cat > .*<<'${END_OF_JSON}'\\r?\\n([^]*?)^${END_OF_JSON}\\r?$`,
  'm',
);

export const LIGHTNING_IMPORT: ImportFormat = {
  id: 'lightning',
  title: 'Script of train_lightning_only',
  recognises: (text) => text.includes(`<<'${END_OF_JSON}'`),
  read,
};

function read(text: string, name: string, target?: string): Imported {
  const json = JSON_IN_SCRIPT.exec(text)?.[1];
  if (json === undefined) return notImported('import-script-truncated', {});
  return LEGACY_JSON_IMPORT.read(json, name, target);
}
