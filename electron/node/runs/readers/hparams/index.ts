/** `hparams.yaml`: the configuration that training began with. */
import path from 'node:path';
import { dictionaryIn, readHparams } from '../../../../../shared/formats/hparams';
import {
  notReadPart,
  type RunPart,
  recordedSections,
} from '../../../../../shared/runs/record/part';
import { newestVersion, versionsIn } from '../newest';
import { baseName, type RunFileReader } from '../reader';
import { readSettingsText } from '../textFile';

export const HPARAMS: RunFileReader = {
  id: 'hparams',
  claims: (names) => names.has('hparams.yaml') || names.has('lightning_logs'),
  read: async ({ folder, files }) => {
    const file = newestVersion(files, 'hparams.yaml');
    if (file === undefined) return null;
    const versions = versionsIn(files);
    const { values, notRead } = readHparams(await readSettingsText(path.join(folder, file)));
    const sections = recordedSections((name) => dictionaryIn(values, name));
    const part: RunPart = {
      sections,
      sectionsFrom: file,
      ...(/(?:^|\/)lightning_logs\//.test(file) && startedBy(files)),
      signs: [{ kind: 'begun', file }],
      ...(versions.length > 1 && { isShared: true, notes: [sharedNote(versions)] }),
      notRead: notRead.map(({ name, error }) => notReadPart(`${file} ${name}`, error)),
    };
    return part;
  },
};

/** The legacy interface names its checkpoint so (ptycho_torch/train.py:262), the native one by epoch and loss. */
const startedBy = (files: readonly string[]): RunPart =>
  files.some((file) => baseName(file) === 'best-checkpoint.ckpt')
    ? { isLegacy: true }
    : { likelyEntryPoint: 'native' };

const sharedNote = (versions: readonly number[]): string =>
  `The folder holds ${versions.length} runs (${versions.map((version) => `version_${version}`).join(', ')}); what is said is of the last one.`;
