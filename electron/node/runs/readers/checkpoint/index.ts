/** `*.ckpt`: the state of training after an epoch. */
import path from 'node:path';
import { AppError } from '../../../../../shared/errors/appError';
import {
  type NotReadPart,
  notReadPart,
  recordedSections,
} from '../../../../../shared/runs/record/part';
import { type Checkpoint, readCheckpoint } from '../../../model/checkpoint';
import { baseName, type RunFileReader } from '../reader';

/** Checkpoints that are looked at, the last by name; a run that keeps every epoch has hundreds. */
const MOST = 40;

export const CHECKPOINT: RunFileReader = {
  id: 'checkpoint',
  claims: (names) => names.has('checkpoints') || [...names].some((name) => name.endsWith('.ckpt')),
  read: async ({ folder, files }, isBrief) => {
    const found = files.filter((file) => file.endsWith('.ckpt'));
    const [first] = found;
    if (first === undefined) return null;
    // Without a log, a checkpoint alone counts the epochs.
    if (isBrief && files.some(isLogged))
      return { signs: [{ kind: 'begun', file: first }], notes: versionsOf(found) };
    const notRead: NotReadPart[] = [];
    let last: { readonly file: string; readonly checkpoint: Checkpoint } | null = null;
    for (const file of found.slice(-MOST)) {
      try {
        const checkpoint = await readCheckpoint(path.join(folder, file));
        notRead.push(
          ...checkpoint.notRead.map(({ name, error }) => notReadPart(`${file} ${name}`, error)),
        );
        if (last === null || isLater(checkpoint, last.checkpoint)) last = { file, checkpoint };
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        notRead.push(notReadPart(file, error));
      }
    }
    if (last === null) return { notRead, signs: found.map((file) => ({ kind: 'begun', file })) };
    const { sections, epochsDone } = last.checkpoint;
    return {
      ...(epochsDone !== null && { epochsSaved: epochsDone }),
      sections: recordedSections((name) => sections[name]),
      sectionsFrom: last.file,
      signs: [{ kind: 'begun', file: last.file }],
      model: path.join(folder, last.file),
      notRead,
      notes: versionsOf(found),
    };
  },
};

const isLogged = (file: string): boolean =>
  /(?:^|\/)(?:metrics\.csv$|events\.out\.tfevents\.|mlruns\/)/.test(file);

const isLater = (one: Checkpoint, other: Checkpoint): boolean =>
  (one.globalStep ?? -1) >= (other.globalStep ?? -1);

/** Lightning counts a second run's files up instead of replacing the first one's. */
function versionsOf(files: readonly string[]): string[] {
  const again = files.map(baseName).filter((name) => /^last-v\d+\.ckpt$/.test(name));
  return again.length === 0
    ? []
    : [`${again.join(', ')} beside last.ckpt: a run went into the folder of another one.`];
}
