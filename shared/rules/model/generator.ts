import { ENTRY_POINTS, type EntryPoint } from '../../request/entryPoint';
import { evidence } from '../../sources/source';
import { code } from '../../sources/upstream';
import { readersOfInputChannels } from '../../targets/inputChannels';
import { asCode } from '../asCode';
import type { Context } from '../context';
import { clearOverrides, setOverride } from '../fixes';
import { isProgram } from '../holds';
import { rule } from '../rule';

/** Architectures with Fourier layers, sized by the fno_* fields. */
const FOURIER = ['ffno', 'fno', 'fno_vanilla'];

const isFourier = ({ value }: Context): boolean =>
  FOURIER.includes(String(value('tf_model_config', 'architecture')));

/** Smallest valid value of each size. */
const LEAST: readonly (readonly [name: string, least: number])[] = [
  ['fno_modes', 1],
  ['fno_width', 1],
  ['fno_blocks', 1],
  ['fno_cnn_blocks', 0],
];

export const generatorSizes = rule({
  id: 'generator-sizes',
  title: 'FNO dimensions must be positive',
  outcome: 'crash',
  stage: 'train',
  holds: isProgram,
  workflows: ['training'],
  fields: LEAST.map(([name]) => name),
  raises: ['ValueError: n_blocks', 'ZeroDivisionError: float division'],
  source: [code.ffno(45, 50), evidence('architectures')],
  tried: true,
  why: 'The architecture ffno rejects smaller sizes; fno and fno_vanilla build a network without Fourier layers, or fail inside PyTorch.',
  check: (context) => {
    if (!isFourier(context)) return [];
    return LEAST.flatMap(([name, least]) => {
      const seen = context.number('tf_model_config', name);
      if (seen === undefined || seen >= least) return [];
      return [
        {
          fields: [name],
          message: `${asCode(name)} is ${context.shown('tf_model_config', name)}; it must be ${least} or more for ${String(context.value('tf_model_config', 'architecture'))}.`,
          fixes: [clearOverrides(name)],
        },
      ];
    });
  },
});

export const modesBeyondSize = rule({
  id: 'modes-beyond-size',
  title: 'fno_modes exceeds the number of Fourier modes',
  outcome: 'ignored',
  stage: 'train',
  holds: isProgram,
  workflows: ['training'],
  fields: ['fno_modes', 'N'],
  source: [code.spectralLayers(32), evidence('architectures')],
  tried: true,
  why: 'A row of N pixels has N/2 + 1 Fourier modes. Weights for further modes use memory but are never applied.',
  check: (context) => {
    const modes = context.number('tf_model_config', 'fno_modes');
    const N = context.number('pt_data_config', 'N');
    if (modes === undefined || N === undefined || !isFourier(context)) return [];
    const most = Math.floor(N / 2) + 1;
    if (modes <= most) return [];
    return [
      {
        fields: ['fno_modes', 'N'],
        message: `\`fno_modes\` is ${context.shown('tf_model_config', 'fno_modes')}, but patterns of ${context.shown('pt_data_config', 'N')} by ${context.shown('pt_data_config', 'N')} pixels have only ${most} modes. Set \`fno_modes\` to ${most} or less.`,
        fixes: [setOverride('fno_modes', most)],
      },
    ];
  },
});

export const inputChannels = rule({
  id: 'input-channels',
  title: 'learned_input_channels must be 1',
  outcome: 'crash',
  stage: 'train',
  holds: isProgram,
  workflows: ['training'],
  fields: ['learned_input_channels'],
  raises: ['RuntimeError: channels instead'],
  source: [code.model(200), code.ffno(119), code.fno(355), evidence('architectures')],
  tried: true,
  why: 'The loaders provide one channel per pattern, so that a network with more fails on its first batch. Where fno and fno_vanilla train with one channel whatever is set, loading their bundle rebuilds the network with `learned_input_channels`, which the saved weights do not fit.',
  check: (context) => {
    const channels = context.number('tf_model_config', 'learned_input_channels');
    if (channels === undefined || channels === 1 || !isFourier(context)) return [];
    const architecture = String(context.value('tf_model_config', 'architecture'));
    const crashing = readersOfInputChannels(context.target, architecture);
    const said = `\`learned_input_channels\` is ${context.shown('tf_model_config', 'learned_input_channels')}, but the loaders provide 1 channel per pattern`;
    const finding = (outcome: 'crash' | 'wrong-result', entryPoints: EntryPoint[], more = '') => ({
      fields: ['learned_input_channels'],
      outcome,
      // What holds however a run is started names no entry point.
      ...(entryPoints.length === ENTRY_POINTS.length ? {} : { entryPoints }),
      message: `${said}${more}. Set it to 1.`,
      fixes: [clearOverrides('learned_input_channels')],
    });
    const others = ENTRY_POINTS.filter((name) => !crashing.includes(name));
    return [
      ...(crashing.length > 0 ? [finding('crash', crashing)] : []),
      ...(others.length > 0
        ? [
            finding(
              'wrong-result',
              others,
              ': the network trains with 1, and its bundle cannot be loaded afterwards',
            ),
          ]
        : []),
    ];
  },
});
