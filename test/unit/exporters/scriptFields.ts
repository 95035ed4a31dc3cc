/** The dataclass fields of the TensorFlow sections, as ptycho_train walks through them: `fields.json` of the stand-in. */
import { catalogueOf } from '../../../shared/targets/catalogue';

export const scriptFields = () =>
  catalogueOf('ptychopinn-2026.07')
    .filter(
      ({ section, type }) => /^tf_(model|training)_/.test(section) && type.kind !== 'ModelConfig',
    )
    .map(({ section, name, type, default: fallback }) => ({
      section,
      name,
      kind: type.kind,
      nullable: type.nullable === true,
      choices: type.kind === 'enum' ? type.choices : null,
      default: fallback ?? null,
    }));
