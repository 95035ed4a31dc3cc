import { code } from '../../sources/ptychopinn-2026.07';
import { evidence } from '../../sources/source';
import { formatValue } from '../../values/python';
import { rule } from '../rule';

export const nImages = rule({
  id: 'n-images-deprecated',
  title: 'n_images is the old name of n_groups',
  outcome: 'ignored',
  stage: 'factory',
  fields: ['n_images', 'n_groups'],
  source: [
    code.tensorflowConfig(165),
    code.configFactory(361),
    evidence('the-deprecated-image-count'),
  ],
  tried: true,
  why: 'n_images meant patterns in one place and groups in another, and n_groups took its place. The factory asks for n_groups and does not look at n_images.',
  check: ({ override }) => {
    const old = override('n_images');
    const groups = override('n_groups');
    if (old === undefined || old === null) return [];
    const both =
      groups === undefined || groups === null
        ? ''
        : ` n_groups is ${formatValue(groups)}, and wins.`;
    const clear = { op: 'clear-override' as const, name: 'n_images' };
    return [
      {
        fields: ['n_images', 'n_groups'],
        message: `n_images is ${formatValue(old)}; the name is deprecated and the factory reads n_groups alone.${both} Clear n_images${both === '' ? ' and set n_groups' : ''}.`,
        fixes: [
          both === ''
            ? {
                label: `Set n_groups to ${formatValue(old)} and clear n_images`,
                edits: [clear, { op: 'set-override', name: 'n_groups', value: old }],
              }
            : { label: 'Clear n_images', edits: [clear] },
        ],
      },
    ];
  },
});

export const nepochs = rule({
  id: 'nepochs-tensorflow-only',
  title: 'nepochs sets the TensorFlow section alone',
  outcome: 'wrong-result',
  stage: 'train',
  targets: ['adr-003'],
  workflows: ['training'],
  fields: ['nepochs', 'epochs', 'max_epochs'],
  source: [evidence('settings-the-training-factory-drops'), evidence('the-adr-003-design')],
  notTried: 'It holds for adr-003 alone, a design document that nothing runs.',
  why: 'The bridge carries epochs from PyTorch to TensorFlow, never back: an override named nepochs leaves PyTorch at its own number.',
  check: ({ override, number }) => {
    const given = override('nepochs');
    const epochs = number('pt_training_config', 'epochs');
    if (typeof given !== 'number' || epochs === undefined || given === epochs) return [];
    const told = override('epochs') !== undefined || override('max_epochs') !== undefined;
    const clear = { op: 'clear-override' as const, name: 'nepochs' };
    return [
      {
        fields: ['nepochs', 'max_epochs'],
        message: `nepochs is ${formatValue(given)} in the TensorFlow section, and PyTorch trains ${epochs} epochs. Set max_epochs, which is both.`,
        fixes: told
          ? [{ label: 'Clear nepochs', edits: [clear] }]
          : [
              {
                label: `Set max_epochs to ${formatValue(given)} in its place`,
                edits: [clear, { op: 'set-override', name: 'max_epochs', value: given }],
              },
            ],
      },
    ];
  },
});
