/** Rules about the archive of a trained model. */
import type { Traits } from '../../../../shared/targets/traits';
import { type Case, crash, finishes, raised } from '../case';

const isMain = ({ run }: Traits): boolean => run.bundleSchema === 'ci-entrypoints-v1';
const isRefactor = ({ run }: Traits): boolean => run.bundleSchema === 'torch-artifact-portable-v2';
const UNIFORM = { patch_weighting: 'uniform', varpro_scaling: false };

export const MODEL_CASES: readonly Case[] = [
  {
    rule: 'model-archive-invalid',
    entry: ['python', 'loader'],
    fixture: 'empty',
    happens: raised(),
  },
  {
    rule: 'model-archive-invalid',
    entry: 'native',
    fixture: 'empty',
    happens: raised(),
  },
  {
    rule: 'model-archive-incomplete',
    entry: 'python',
    fixture: 'trained',
    lacks: 'manifest.dill',
    where: isMain,
    happens: raised(),
  },
  {
    rule: 'model-archive-incomplete',
    entry: 'python',
    fixture: 'trained',
    lacks: 'diffraction_to_obj/model.pth',
    where: isMain,
    happens: raised(),
  },
  {
    rule: 'model-archive-incomplete',
    entry: 'python',
    fixture: 'trained',
    lacks: 'autoencoder/model.pth',
    where: isMain,
    happens: finishes(),
    finds: false,
  },
  {
    rule: 'model-archive-incomplete',
    entry: 'python',
    fixture: 'refactor',
    lacks: 'autoencoder/model.pth',
    where: isRefactor,
    happens: raised(),
  },
  {
    rule: 'model-of-other-revision',
    entry: ['python', 'loader'],
    fixture: 'refactor',
    where: isMain,
    happens: raised(),
  },
  {
    rule: 'model-of-other-revision',
    entry: ['python', 'loader'],
    fixture: 'trained',
    where: isRefactor,
    happens: raised(),
  },
  ...(
    [
      ['trained', isMain],
      ['refactor', isRefactor],
    ] as const
  ).flatMap(([fixture, where]): Case[] => [
    {
      rule: 'model-size-differs',
      entry: 'python',
      fixture,
      where,
      side: 128,
      happens: crash('ValueError', 'data_config.N'),
    },
    {
      rule: 'model-size-differs',
      entry: 'python',
      fixture,
      where,
      side: 32,
      overrides: UNIFORM,
      happens: finishes(),
    },
    {
      rule: 'model-size-differs',
      entry: 'python',
      fixture,
      where,
      happens: finishes(),
      finds: false,
    },
    {
      rule: 'model-contract-differs',
      entry: 'python',
      fixture,
      where,
      overrides: {
        scale_contract_version: 'legacy_v1',
        measurement_domain: 'normalized_amplitude',
      },
      happens: crash('ValueError', 'contradict'),
    },
  ]),
];
