import { metadataPhotons } from '../../dataset/metadata';
import { pythonFloat } from '../../values/python';
import { setOverride } from '../fixes';
import { REVISION } from '../revision';
import { rule } from '../rule';

export const photonsDisagree = rule({
  id: 'photons-disagree',
  title: 'nphotons and the dataset disagree',
  outcome: 'wrong-result',
  stage: 'train',
  workflows: ['training'],
  fields: ['nphotons', '_metadata'],
  source: 'V28 (F:376, W:274, ST:391)',
  why: "The Poisson loss is scaled by the photon number. PtychoPINN's factory keeps an override, while the loaders that training uses take what the dataset's _metadata says.",
  check: ({ dataset, override, number, request }) => {
    if (!dataset || override('nphotons') === undefined) return [];
    const told = metadataPhotons(dataset.metadata);
    const seen = number('pt_data_config', 'nphotons');
    if (told === null || seen === undefined || Math.abs(told - seen) <= 1e-9 * told) return [];
    const then =
      request.target === 'adr-003'
        ? 'The payload keeps yours'
        : "The payload keeps yours, and training (native command line and ptycho_train) takes the dataset's";
    return [
      {
        fields: ['nphotons', '_metadata'],
        message: `nphotons is ${pythonFloat(seen)}, the dataset's _metadata says ${pythonFloat(told)}. ${then}. Set both to the number that the data were taken with.`,
        fixes: [setOverride('nphotons', told)],
      },
    ];
  },
});

export const photonsUnlabelled = rule({
  id: 'photons-unlabelled',
  title: '_metadata without nphotons',
  outcome: 'wrong-result',
  stage: 'train',
  targets: REVISION,
  workflows: ['training'],
  fields: ['nphotons', '_metadata'],
  source: 'V28 (W:274, MD:235)',
  why: 'The native command line asks the _metadata for the photon number as soon as there is any, and takes 1e9 when it does not say.',
  check: ({ dataset, number }) => {
    if (dataset?.metadata.status !== 'ok' || metadataPhotons(dataset.metadata) !== null) return [];
    const seen = number('tf_training_config', 'nphotons');
    if (seen === undefined || seen === 1e9) return [];
    return [
      {
        fields: ['nphotons', '_metadata'],
        message: `The dataset's _metadata has no physics_parameters.nphotons. The native command line then trains with 1e9 photons instead of ${pythonFloat(seen)}. Write nphotons into _metadata.`,
      },
    ];
  },
});
