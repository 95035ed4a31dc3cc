/** `wts.h5.zip`: PtychoPINN's result of a training, and the configuration in it. */
import path from 'node:path';
import { ARCHIVE } from '../../../../../shared/dataset/model';
import { readModel } from '../../../model/read';
import { baseName, type RunFileReader } from '../reader';
import { readLast } from '../textFile';

export const BUNDLE: RunFileReader = {
  id: 'bundle',
  claims: (names) => names.has(ARCHIVE),
  read: async ({ folder, files }, isBrief) => {
    const file = files.find((name) => baseName(name) === ARCHIVE);
    if (file === undefined) return null;
    const sign = { kind: 'result', file } as const;
    const model = path.dirname(path.join(folder, file));
    // Of one whose writing was cut off, the reading says why it is none.
    if (isBrief && (await isWhole(path.join(folder, file)))) return { signs: [sign], model };
    const { archive } = await readModel(model);
    if (archive === undefined) return null;
    if (archive.kind !== 'bundle')
      return {
        signs: [{ kind: 'begun', file }],
        notRead: [{ file, code: archive.code, problem: archive.problem }],
      };
    const { data_config, model_config, training_config, params } = archive.sections;
    const isRecorded = Object.keys(model_config).length > 0;
    return {
      ...(isRecorded && { sections: { data_config, model_config, training_config } }),
      ...(isRecorded && { sectionsFrom: file }),
      params,
      paramsFrom: `${file} params.dill`,
      model,
      signs: [sign],
      notRead: archive.notRead.map(({ name, code, problem }) => ({
        file: `${file} ${name}`,
        code: code ?? 'pickle-not-plain',
        problem,
      })),
      notes: archive.missing.length > 0 ? [`${file} lacks ${archive.missing.join(', ')}.`] : [],
    };
  },
};

/** Bytes of the end of a zip archive without a comment, and how it begins. */
const END = 22;
const SIGNATURE = 'PK\x05\x06';

const isWhole = async (file: string): Promise<boolean> =>
  (await readLast(file, END)).toString('latin1').startsWith(SIGNATURE);
