import { evidence } from '../../sources/source';
import { code } from '../../sources/upstream';
import { isProgram } from '../holds';
import { rule } from '../rule';

/** Part of the validation patterns; below a half, most of them are new to the network. */
const MOST_SHARED = 1 / 2;

export const leakage = rule({
  id: 'validation-patterns-trained',
  title: 'Validation patterns are also trained on',
  outcome: 'info',
  stage: 'train',
  holds: isProgram,
  workflows: ['training'],
  fields: ['test_data_file', 'n_subsample', 'xcoords', 'ycoords'],
  source: [code.trainUtils(883), evidence('groups-as-they-are-drawn')],
  notTried: 'It counts the groups that were drawn.',
  why: 'Early stopping, checkpoints and ReduceLROnPlateau monitor the validation loss. On patterns that the network was trained on it keeps decreasing even when the network overfits.',
  check: ({ drawn }) => {
    const { facts, entryPoint } = drawn() ?? {};
    const found = facts?.leakage;
    if (!found || !entryPoint || found.patterns === 0) return [];
    const shared = found.kind === 'split' ? found.shared : found.same;
    if (shared < found.patterns * MOST_SHARED) return [];
    const counted = `${shared} of ${found.patterns}`;
    return [
      found.kind === 'split'
        ? {
            fields: ['n_subsample'],
            entryPoints: [entryPoint],
            message: `${counted} validation patterns are also in training groups: the groups are split at random, and neighbouring groups share patterns. The validation loss says little about overfitting.`,
          }
        : {
            fields: ['test_data_file'],
            entryPoints: [entryPoint],
            message: `${counted} positions in \`test_data_file\` are exactly those of patterns that training uses. If both files are of the same object, the validation loss says little about overfitting; use another scan or another part of this one.`,
          },
    ];
  },
});
