/** `wts.h5.zip`: PtychoPINN's result of a training, and the configuration in it. */
import path from 'node:path';
import { ARCHIVE } from '../../../../../shared/dataset/model';
import { readModel } from '../../../model/read';
import { baseName, type RunFileReader } from '../reader';

export const BUNDLE: RunFileReader = {
  id: 'bundle',
  claims: (names) => names.has(ARCHIVE),
  read: async ({ folder, files }) => {
    const file = files.find((name) => baseName(name) === ARCHIVE);
    if (file === undefined) return null;
    const { archive } = await readModel(path.dirname(path.join(folder, file)));
    const sign = { kind: 'result', file } as const;
    if (archive?.kind !== 'bundle') {
      const problem = archive?.problem ?? 'It cannot be opened.';
      return { notRead: [{ file, problem }] };
    }
    const { data_config, model_config, training_config, params } = archive.sections;
    const isRecorded = Object.keys(model_config).length > 0;
    return {
      ...(isRecorded && { sections: { data_config, model_config, training_config } }),
      params,
      model: path.dirname(path.join(folder, file)),
      signs: [sign],
      notRead: archive.notRead.map(({ name, problem }) => ({ file: `${file} ${name}`, problem })),
      notes: archive.missing.length > 0 ? [`${file} lacks ${archive.missing.join(', ')}.`] : [],
    };
  },
};
