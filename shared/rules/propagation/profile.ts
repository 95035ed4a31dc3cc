import { code } from '../../sources/ptychopinn-2026.07';
import { evidence } from '../../sources/source';
import { CI_BUNDLE } from '../../targets/ptychopinn-2026.07/names';
import { formatValue } from '../../values/python';
import { sameValue } from '../../values/value';
import { rule } from '../rule';
import { TARGET } from './cases';

/** What training has of the profile's fields when nothing hands them on: the defaults of the PyTorch sections. */
const LEFT: { readonly [name: string]: string } = {
  physics_forward_mode: 'amplitude',
  rect_s1s2_init: 'ones',
  cnn_output_mode: 'amp_phase',
};

export const profileDropped = rule({
  id: 'profile-dropped',
  yields: true,
  title: 'ptycho_train has no profile',
  outcome: 'wrong-result',
  stage: 'train',
  targets: [TARGET],
  workflows: ['training'],
  // The native command line has the profile, and the Python script passes its fields on.
  entryPoints: ['script'],
  fields: ['profile', ...Object.keys(LEFT)],
  source: [
    code.train(954),
    evidence('settings-the-training-factory-drops'),
    evidence('the-second-factory-call'),
  ],
  tried: true,
  why: 'The profile is merged into the payload. ptycho_train starts from the TensorFlow section, which has none of its fields, and builds the rest anew with the amplitude forward model.',
  check: ({ request, value }) => {
    if (request.workflow !== 'training' || request.profile !== 'ci') return [];
    const lost = Object.entries(LEFT).filter(
      ([name, left]) => !sameValue(value('pt_model_config', name) ?? CI_BUNDLE[name] ?? null, left),
    );
    if (lost.length === 0) return [];
    const has = lost.map(([name, left]) => `${name} ${formatValue(left)}`).join(', ');
    return [
      {
        fields: ['profile', 'physics_forward_mode'],
        message: `The profile is 'ci', and ptycho_train has no profile: it trains with ${has}. Start the run in another way, or drop the profile.`,
        fixes: [{ label: 'Drop the profile', edits: [{ op: 'set-profile', value: null }] }],
      },
    ];
  },
});
