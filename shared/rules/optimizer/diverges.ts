import { evidence } from '../../sources/source';
import { code } from '../../sources/upstream';
import { formatValue } from '../../values/python';
import { exactly } from '../../values/value';
import type { Context } from '../context';
import { setExecutionOption, setOverride } from '../fixes';
import { isProgram } from '../holds';
import { isRectangular } from '../physics/contract';
import { rule } from '../rule';

/** nphotons × learning rate; at and above this product every small training that was tried ended with NaN. */
const DIVERGES = 1;

/** The effective values of a run from one entry point. */
interface Stepping {
  readonly rate: number | bigint | undefined;
  readonly photons: number | bigint | undefined;
  readonly clips: boolean;
}

function steppings({ override, value, physics }: Context) {
  const set = exactly(value('execution_config', 'learning_rate'));
  const photons = exactly(value('tf_training_config', 'nphotons'));
  const limit = override('gradient_clip_val');
  const clip = limit === undefined ? value('execution_config', 'gradient_clip_val') : limit;
  return {
    python: {
      rate: exactly(override('learning_rate')) ?? set,
      photons,
      clips: (exactly(clip) ?? 0) > 0,
    },
    // Training reads the execution option, for which ptycho_train has no flag; the dataset's photons win there.
    script: { rate: set, photons: exactly(physics('nphotons')) ?? photons, clips: false },
  } satisfies { readonly [entryPoint: string]: Stepping };
}

export const sgdDiverges = rule({
  id: 'sgd-diverges',
  title: 'SGD without gradient clipping diverges with the Poisson loss',
  outcome: 'wrong-result',
  stage: 'train',
  holds: isProgram,
  workflows: ['training'],
  fields: ['optimizer', 'nphotons', 'torch_loss_mode', 'learning_rate', 'gradient_clip_val'],
  source: [
    code.model(2390),
    code.model(2507),
    code.components(1413),
    evidence('optimizers-and-schedules'),
  ],
  tried: true,
  why: 'The Poisson loss of a pattern and its gradient scale with `nphotons`. Adam and AdamW normalize the gradient; SGD does not, so its first steps are far too large. The loss becomes NaN, but the run ends without an error and writes a bundle. `ptycho_train` cannot clip gradients.',
  check: (context) => {
    const { value, request, override } = context;
    if (value('tf_training_config', 'optimizer') !== 'sgd') return [];
    if (value('tf_training_config', 'torch_loss_mode') !== 'poisson') return [];
    if (value('pt_model_config', 'mode') !== 'Unsupervised' || isRectangular(context)) return [];
    const stepping = steppings(context);
    const entryPoints = (['python', 'script'] as const).filter((name) => {
      const { rate = 0, photons = 0, clips } = stepping[name];
      return !clips && Number(rate) * Number(photons) >= DIVERGES;
    });
    // The message shows the values of the chosen entry point.
    const shown = entryPoints.find((name) => name === request.entry_point) ?? entryPoints[0];
    if (shown === undefined) return [];
    const { rate = 0, photons = 0 } = stepping[shown];
    // The Python script prefers the override, so the option would change nothing.
    const isOverridden = override('gradient_clip_val') !== undefined;
    const [how, instead] =
      shown === 'python'
        ? [
            'without gradient clipping',
            `set the ${isOverridden ? 'override' : 'execution option'} \`gradient_clip_val\``,
          ]
        : [
            'and `ptycho_train` does not clip gradients',
            'use the exported Python script with `gradient_clip_val`',
          ];
    return [
      {
        fields: ['optimizer', 'torch_loss_mode'],
        entryPoints,
        message: `\`optimizer\` is 'sgd' ${how}. With the Poisson loss, \`nphotons\` ${formatValue(photons, { kind: 'float' })} and \`learning_rate\` ${formatValue(rate)}, the loss becomes NaN after a few steps. Use adam, or ${instead}.`,
        fixes: [
          setOverride('optimizer', 'adam'),
          ...(request.entry_point === 'python'
            ? [(isOverridden ? setOverride : setExecutionOption)('gradient_clip_val', 1)]
            : []),
        ],
      },
    ];
  },
});
