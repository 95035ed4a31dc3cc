import { evidence } from '../../sources/source';
import { code } from '../../sources/upstream';
import { formatValue } from '../../values/python';
import { sameValue } from '../../values/value';
import { REMOVE_PROFILE } from '../fixes';
import { isProgram } from '../holds';
import { rule } from '../rule';

/** The profile's fields where nothing forwards them: the defaults of the PyTorch sections. */
const DEFAULTS: { readonly [name: string]: string } = {
  physics_forward_mode: 'amplitude',
  rect_s1s2_init: 'ones',
  cnn_output_mode: 'amp_phase',
};

export const profileDropped = rule({
  id: 'profile-dropped',
  yields: true,
  title: 'ptycho_train ignores the profile',
  outcome: 'wrong-result',
  stage: 'train',
  holds: isProgram,
  workflows: ['training'],
  // The native command line has the profile, and the Python script passes its fields on.
  entryPoints: ['script'],
  fields: ['profile', ...Object.keys(DEFAULTS)],
  source: [
    code.train(954),
    evidence('settings-the-training-factory-drops'),
    evidence('the-second-factory-call'),
  ],
  tried: true,
  why: 'The profile is merged into the payload. `ptycho_train` starts from the TensorFlow section, which has none of its fields, and uses the defaults of the others, such as the amplitude forward model.',
  check: ({ request, target, value }) => {
    if (request.workflow !== 'training' || request.profile !== 'ci') return [];
    const unset = Object.entries(DEFAULTS).filter(
      ([name, byDefault]) =>
        !sameValue(value('pt_model_config', name) ?? target.profiles.ci?.[name] ?? null, byDefault),
    );
    if (unset.length === 0) return [];
    const uses = unset.map(([name, byDefault]) => `${name} ${formatValue(byDefault)}`).join(', ');
    return [
      {
        fields: ['profile', 'physics_forward_mode'],
        message: `The profile is 'ci', but \`ptycho_train\` ignores it and trains with ${uses}. Choose another entry point, or remove the profile.`,
        short: `\`ptycho_train\` ignores the profile 'ci'.`,
        fixes: [REMOVE_PROFILE],
      },
    ];
  },
});
