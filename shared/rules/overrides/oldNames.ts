import { evidence } from '../../sources/source';
import { code } from '../../sources/upstream';
import { counted } from '../../values/counted';
import { formatValue } from '../../values/python';
import { shownValue } from '../../values/shown';
import { exactly } from '../../values/value';
import { DESIGN_ONLY } from '../holds';
import { rule } from '../rule';

export const nImages = rule({
  id: 'n-images-deprecated',
  yields: true,
  title: 'n_images is deprecated: use n_groups',
  outcome: 'ignored',
  stage: 'factory',
  fields: ['n_images', 'n_groups'],
  source: [
    code.tensorflowConfig(165),
    code.configFactory(361),
    evidence('the-deprecated-image-count'),
  ],
  tried: true,
  why: '`n_images` meant patterns in some places and groups in others; `n_groups` replaces it. The factory requires `n_groups` and ignores `n_images`.',
  check: ({ override }) => {
    const old = override('n_images');
    const groups = override('n_groups');
    if (old === undefined || old === null) return [];
    const both =
      groups === undefined || groups === null ? '' : ` \`n_groups\` is ${formatValue(groups)}.`;
    const clear = { op: 'clear-override' as const, name: 'n_images' };
    return [
      {
        fields: ['n_images', 'n_groups'],
        message: `\`n_images\` is ${formatValue(old)}, but it is deprecated: the factory reads only \`n_groups\`.${both} Clear \`n_images\`${both === '' ? ' and set `n_groups`' : ''}.`,
        fixes: [
          both === ''
            ? {
                label: `Set n_groups to ${shownValue(old)} and clear n_images`,
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
  title: 'nepochs sets only the TensorFlow section',
  outcome: 'wrong-result',
  stage: 'train',
  holds: ({ run }) => run.readsTensorFlowFields,
  workflows: ['training'],
  fields: ['nepochs', 'epochs', 'max_epochs'],
  source: [evidence('settings-the-training-factory-drops'), evidence('the-design-document')],
  notTried: DESIGN_ONLY,
  why: 'The bridge copies the number of epochs from PyTorch to TensorFlow, never back: an override of nepochs does not change the number of PyTorch epochs.',
  check: ({ override, value }) => {
    const given = exactly(override('nepochs'));
    const epochs = exactly(value('pt_training_config', 'epochs'));
    if (given === undefined || epochs === undefined || given === epochs) return [];
    const isSet = override('epochs') !== undefined || override('max_epochs') !== undefined;
    const clear = { op: 'clear-override' as const, name: 'nepochs' };
    return [
      {
        fields: ['nepochs', 'max_epochs'],
        message: `\`nepochs\` is ${formatValue(given)}, but it sets only the TensorFlow section: PyTorch trains for ${counted(epochs, 'epoch')}. Set \`max_epochs\`, which sets both.`,
        fixes: isSet
          ? [{ label: 'Clear nepochs', edits: [clear] }]
          : [
              {
                label: `Set max_epochs to ${shownValue(given)} and clear nepochs`,
                edits: [clear, { op: 'set-override', name: 'max_epochs', value: given }],
              },
            ],
      },
    ];
  },
});
