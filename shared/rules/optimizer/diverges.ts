import { code } from '../../sources/ptychopinn-2026.07';
import { evidence } from '../../sources/source';
import { formatValue, pythonFloat } from '../../values/python';
import { asNumber } from '../../values/value';
import type { Context } from '../context';
import { setExecutionOption, setOverride } from '../fixes';
import { isRectangular } from '../physics/contract';
import { REVISION } from '../revision';
import { rule } from '../rule';

/** Photons times the learning rate, from which on each small training that was tried ended with NaN. */
const DIVERGES = 1;

/** What a run by an entry point trains with. */
interface Stepping {
  readonly rate: number | undefined;
  readonly photons: number | undefined;
  readonly clips: boolean;
}

function steppings({ override, number, physics }: Context) {
  const set = number('execution_config', 'learning_rate');
  const photons = number('tf_training_config', 'nphotons');
  const limit = override('gradient_clip_val');
  const clip = limit === undefined ? number('execution_config', 'gradient_clip_val') : limit;
  return {
    python: {
      rate: asNumber(override('learning_rate')) ?? set,
      photons,
      clips: typeof clip === 'number' && clip > 0,
    },
    // Training reads the execution option, for which ptycho_train has no flag; the dataset's photons win there.
    script: { rate: set, photons: asNumber(physics('nphotons')) ?? photons, clips: false },
  } satisfies { readonly [entryPoint: string]: Stepping };
}

export const sgdDiverges = rule({
  id: 'sgd-diverges',
  title: 'SGD without gradient clipping diverges with the Poisson loss',
  outcome: 'wrong-result',
  stage: 'train',
  targets: REVISION,
  workflows: ['training'],
  fields: ['optimizer', 'nphotons', 'torch_loss_mode', 'learning_rate', 'gradient_clip_val'],
  source: [
    code.model(2390),
    code.model(2507),
    code.components(1413),
    evidence('optimizers-and-schedules'),
  ],
  tried: true,
  why: 'The Poisson loss of a pattern and its gradient grow with nphotons. Adam and AdamW divide by the size of the gradient. SGD takes it as it is, so that one step throws the weights far away: the loss is NaN, the run ends without an error, and a bundle is written. ptycho_train cannot clip gradients.',
  check: (context) => {
    const { value, request } = context;
    if (value('tf_training_config', 'optimizer') !== 'sgd') return [];
    if (value('tf_training_config', 'torch_loss_mode') !== 'poisson') return [];
    if (value('pt_model_config', 'mode') !== 'Unsupervised' || isRectangular(context)) return [];
    const stepping = steppings(context);
    const entryPoints = (['python', 'script'] as const).filter((name) => {
      const { rate = 0, photons = 0, clips } = stepping[name];
      return !clips && rate * photons >= DIVERGES;
    });
    // The values of the one that is meant.
    const shown = entryPoints.find((name) => name === request.entry_point) ?? entryPoints[0];
    if (shown === undefined) return [];
    const { rate = 0, photons = 0 } = stepping[shown];
    const [how, instead] =
      shown === 'python'
        ? ['without gradient clipping', 'set the execution option gradient_clip_val']
        : ['and ptycho_train does not clip gradients', 'clip them with the exported Python script'];
    return [
      {
        fields: ['optimizer', 'torch_loss_mode'],
        entryPoints,
        message: `optimizer is 'sgd' ${how}. With the Poisson loss, nphotons ${pythonFloat(photons)} and the learning rate ${formatValue(rate)}, the loss is NaN after a few steps. Use adam, or ${instead}.`,
        fixes: [
          setOverride('optimizer', 'adam'),
          ...(request.entry_point === 'python' ? [setExecutionOption('gradient_clip_val', 1)] : []),
        ],
      },
    ];
  },
});
