import type { Fix } from '../../findings/finding';
import { evidence } from '../../sources/source';
import { code } from '../../sources/upstream';
import { formatValue } from '../../values/python';
import { asNumber } from '../../values/value';
import { asCode } from '../asCode';
import type { Context } from '../context';
import { clearOverrides, setOverride } from '../fixes';
import { positionsInside } from '../grouping/inside';
import { isProgram } from '../holds';
import { rule } from '../rule';
import { isBarycentric } from './barycentric';

/** Turns both settings off, so that n_groups takes effect. */
const UNIFORM: Fix = {
  label: 'Set patch_weighting to uniform and varpro_scaling to False',
  edits: [
    { op: 'set-override', name: 'patch_weighting', value: 'uniform' },
    { op: 'set-override', name: 'varpro_scaling', value: false },
  ],
};

export const wholeScan = rule({
  id: 'whole-scan',
  title: 'n_groups does not limit this reconstruction',
  outcome: 'info',
  stage: 'infer',
  holds: isProgram,
  workflows: ['inference'],
  fields: ['n_groups', 'patch_weighting', 'varpro_scaling'],
  source: [code.inference(888, 895), evidence('routes-of-inference')],
  tried: true,
  why: '`patch_weighting` probe and `varpro_scaling` always reconstruct the whole scan. The inference command rejects `--n_images` with them.',
  check: (context) => {
    const { override, number, shown, value } = context;
    const groups = number('tf_inference_config', 'n_groups');
    const count = context.patternCount();
    if (override('n_groups') === undefined || groups === undefined || !isBarycentric(context))
      return [];
    // n_groups already covers the whole scan.
    if (count !== undefined && groups >= count) return [];
    const asked = ['patch_weighting', 'varpro_scaling'];
    const seen = asked.map(
      (name) => `${asCode(name)} ${formatValue(value('pt_inference_config', name) ?? null)}`,
    );
    return [
      {
        fields: ['n_groups', ...asked],
        message: `\`n_groups\` is ${shown('tf_inference_config', 'n_groups')}, but ${seen.join(' and ')} reconstruct the whole scan, and the inference command rejects \`--n_images\` with them. To reconstruct part of the scan, set \`patch_weighting\` to 'uniform' and \`varpro_scaling\` to False.`,
        short: `\`n_groups\` is ${shown('tf_inference_config', 'n_groups')}, but this stitching reconstructs the whole scan.`,
        fixes: [UNIFORM],
      },
    ];
  },
});

export const maskUnhonoured = rule({
  id: 'probe-mask-ignored',
  aliases: ['mask-unhonoured'],
  title: 'This reconstruction ignores probe_mask',
  outcome: 'ignored',
  stage: 'infer',
  holds: isProgram,
  workflows: ['inference'],
  fields: ['probe_mask', 'patch_weighting', 'varpro_scaling'],
  source: [code.inference(896, 901), evidence('routes-of-inference')],
  tried: true,
  why: 'With `patch_weighting` probe or `varpro_scaling`, which are on by default, inference uses the mask that the network was trained with. The inference command rejects `--probe-mask` with them.',
  check: (context) => {
    if (context.override('probe_mask') !== true || !isBarycentric(context)) return [];
    return [
      {
        fields: ['probe_mask', 'patch_weighting', 'varpro_scaling'],
        message:
          "`probe_mask` is True, but the reconstruction uses the mask of the trained network. Clear `probe_mask`, or set `patch_weighting` to 'uniform' and `varpro_scaling` to False.",
        fixes: [clearOverrides('probe_mask')],
      },
    ];
  },
});

/** Patterns along one side of a group of the trained network, or of the payload where the network is not known. */
const sideOf = (context: Context): number | undefined =>
  asNumber(context.trained('gridsize')) ?? context.number('tf_model_config', 'gridsize');

const shownSide = ({ trained, shown }: Context): string =>
  asNumber(trained('gridsize')) === undefined
    ? shown('tf_model_config', 'gridsize')
    : formatValue(trained('gridsize') ?? null);

const isSideKnown = ({ override, trained }: Context): boolean =>
  override('gridsize') !== undefined || trained('gridsize') !== undefined;

export const repeatedChannels = rule({
  id: 'uniform-repeats-pattern',
  title: 'Uniform stitching repeats one pattern as a group',
  outcome: 'wrong-result',
  stage: 'infer',
  holds: isProgram,
  workflows: ['inference'],
  fields: ['gridsize', 'patch_weighting', 'varpro_scaling'],
  source: [code.inference(571, 580), evidence('routes-of-inference')],
  tried: true,
  why: 'Uniform inference does not group patterns: a network trained on groups gets the same pattern in every place of the group.',
  check: (context) => {
    const side = sideOf(context);
    if (side === undefined || side <= 1 || isBarycentric(context)) return [];
    return [
      {
        fields: ['patch_weighting', 'varpro_scaling', 'gridsize'],
        message: `\`gridsize\` is ${shownSide(context)}, but with uniform \`patch_weighting\` and without \`varpro_scaling\` each group is one pattern repeated ${side * side} times. Set \`patch_weighting\` to 'probe', which groups neighbours.`,
        short: `Each group is one pattern repeated ${side * side} times, since \`patch_weighting\` is uniform.`,
        fixes: [setOverride('patch_weighting', 'probe')],
      },
    ];
  },
});

/** Default of neighbor_count in training (ptycho_torch/config_params.py:50). */
const NEIGHBOURS = 6;

export const fewInside = rule({
  id: 'inference-neighbours-too-few',
  title: 'Too few positions inside the bounds for a group',
  outcome: 'crash',
  stage: 'infer',
  holds: isProgram,
  workflows: ['inference'],
  fields: ['xcoords', 'ycoords', 'gridsize', 'patch_weighting', 'varpro_scaling'],
  raises: ['ValueError: outside the source split'],
  source: [
    code.patchGenerator(98),
    code.reassembly(1480),
    evidence('neighbours'),
    evidence('routes-of-inference'),
  ],
  tried: true,
  why: '`patch_weighting` probe and `varpro_scaling` group the scan as in training: from positions inside the bounds, with the `neighbor_count` of the trained network. A missing neighbour gets index -1, which the reconstruction rejects as outside the source split.',
  check: (context) => {
    const inside = positionsInside(context);
    const side = sideOf(context) ?? 1;
    if (!isBarycentric(context) || inside === undefined || inside === 0) return [];
    const neighbours = asNumber(context.trained('neighbor_count')) ?? NEIGHBOURS;
    if (inside > neighbours || (side <= 1 && isSideKnown(context))) return [];
    return [
      {
        fields: ['xcoords', 'ycoords', context.datasetField],
        ...(side > 1 ? {} : { outcome: 'info' }),
        message: `The bounds, 0.1 to 0.9 of the scan, contain ${inside} of ${context.values?.positions?.count} positions. A network trained on groups with ${neighbours === NEIGHBOURS ? `the default of ${NEIGHBOURS}` : neighbours} neighbours needs ${neighbours + 1}: its reconstruction stops with a \`ValueError\` (scan ids outside the source split). Use a larger scan, or train with a lower \`neighbor_count\`.`,
      },
    ];
  },
});

export const patchStats = rule({
  id: 'patch-stats-unused',
  title: 'patch_stats_limit has no effect',
  outcome: 'ignored',
  stage: 'infer',
  holds: isProgram,
  fields: ['patch_stats_limit', 'log_patch_stats'],
  source: [code.train(991), code.inference(1077), evidence('flags-of-the-native-command-line')],
  tried: true,
  why: 'Patch statistics are written only if `log_patch_stats` is on; the limit is the number of batches.',
  check: ({ override, value, number, shown }) => {
    if (asNumber(override('patch_stats_limit')) === undefined) return [];
    const on = value('pt_inference_config', 'log_patch_stats') === true;
    const limit = number('pt_inference_config', 'patch_stats_limit') ?? 1;
    if (on && limit > 0) return [];
    const is = `\`patch_stats_limit\` is ${shown('pt_inference_config', 'patch_stats_limit')}`;
    return [
      {
        fields: ['patch_stats_limit', 'log_patch_stats'],
        message: on
          ? `${is}, so no patch statistics are written. Set it to 1 or more, or clear it.`
          : `${is}, but \`log_patch_stats\` is False, so no patch statistics are written. Set \`log_patch_stats\` to True, or clear the limit.`,
        short: on
          ? `${is}: no patch statistics are written.`
          : 'No effect: `log_patch_stats` is False.',
        fixes: [clearOverrides('patch_stats_limit')],
      },
    ];
  },
});
