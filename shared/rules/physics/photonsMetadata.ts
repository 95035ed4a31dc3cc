import { metadataPhotons } from '../../dataset/metadata';
import { code } from '../../sources/ptychopinn-2026.07';
import { evidence } from '../../sources/source';
import { formatValue, pythonFloat } from '../../values/python';
import { setOverride } from '../fixes';
import { rule } from '../rule';

export const photonsDisagree = rule({
  id: 'photons-disagree',
  title: 'nphotons and the dataset disagree',
  outcome: 'wrong-result',
  stage: 'train',
  workflows: ['training'],
  fields: ['nphotons', '_metadata'],
  source: [
    code.configFactory(376),
    code.trainScript(391),
    evidence('sources-of-the-photon-number'),
  ],
  tried: true,
  why: "The Poisson loss is scaled by the photon number. PtychoPINN's factory keeps an override, and training from the payload uses it; ptycho_train takes what the dataset's _metadata says.",
  check: ({ dataset, override, number, request }) => {
    if (!dataset || override('nphotons') === undefined) return [];
    const told = metadataPhotons(dataset.metadata);
    const seen = number('pt_data_config', 'nphotons');
    if (told === null || seen === undefined) return [];
    if (Math.abs(Number(told) - seen) <= 1e-9 * Number(told)) return [];
    const then =
      request.target === 'adr-003'
        ? 'The payload keeps yours'
        : "The payload and training from it keep yours; ptycho_train takes the dataset's";
    return [
      {
        fields: ['nphotons', '_metadata'],
        ...(request.entry_point === 'script' ? { outcome: 'ignored' } : {}),
        message: `nphotons is ${pythonFloat(seen)}, the dataset's _metadata says ${formatValue(told, { kind: 'float' })}. ${then}. Set both to the number that the data were taken with.`,
        fixes: [setOverride('nphotons', told)],
      },
    ];
  },
});
