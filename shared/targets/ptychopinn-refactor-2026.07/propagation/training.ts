/** Training: where a setting reaches it otherwise than on the main branch. */
import { Bug } from '../../../errors/internal';
import { evidence } from '../../../sources/source';
import type { Line, Lines } from '../../propagationTable';
import { TABLE } from '../../ptychopinn-2026.07/propagation';
import {
  at,
  by,
  each,
  ignored,
  noFlag,
  overwritten,
  SPECTRAL,
  takesEffect,
  UNREAD,
} from '../../ptychopinn-2026.07/propagation/define';
import { FACTS } from '../facts';
import { code } from './lines';

const { overrides: MAIN, options: MAIN_OPTIONS } = TABLE.training;

const model = (name: string) => at('tf_model_config', name);
const REFUSED = 'the factory refuses an override of this name';

/** argparse gets Optional types for these, which cannot convert a value. */
const unreadable = (name: string) => noFlag(`--${name} rejects every value`, code.trainScript(160));

/** The three fields that replace `object_big`, which the bridge copies. */
const objectField =
  (line: number) =>
  (name: string): Line => ({
    python: takesEffect(code.components(line)),
    native: noFlag('it follows --gridsize', code.train(903)),
    script: unreadable(name),
    reads: model(name),
  });

/** Fields that the bridge copies here, so that training has them without being passed them. */
const bridged =
  (line: number, rest: Pick<Line, 'native' | 'script'>) =>
  (name: string): Line => ({
    python: takesEffect(code.components(line)),
    ...rest,
    reads: model(name),
  });

/** Overrides that only the TensorFlow sections have; the command lines may still set the field. */
const refused = Object.entries(MAIN).flatMap(([name, line]): [string, Line][] =>
  isOverride(name) ? [] : [[name, { ...line, python: noFlag(REFUSED, code.configFactory(145)) }]],
);

function isOverride(name: string): boolean {
  const { pt_data_config, pt_model_config, pt_training_config, pt_inference_config } =
    FACTS.sections;
  return (
    name === 'gridsize' ||
    Object.hasOwn(FACTS.override_aliases, name) ||
    [pt_data_config, pt_model_config, pt_training_config, pt_inference_config].some((section) =>
      Object.hasOwn(section, name),
    )
  );
}

const mainLine = (name: string): Line => {
  const line = MAIN[name];
  if (!line) throw new Bug(`The main branch has no line ${name}`);
  return line;
};
const { native: _native, script: _script, ...loss } = mainLine('loss_function');

export const CHANGED_OVERRIDES: Lines = {
  ...Object.fromEntries(refused),
  object_big: { ...objectField(1468)('object_big'), reads: model('object_big') },
  ...each(['object_layout'], objectField(1468)),
  ...each(['training_canvas'], objectField(1469)),
  training_patch_weighting: {
    ...objectField(1470)('training_patch_weighting'),
    native: noFlag(),
  },
  ...each(
    ['generator_output_mode'],
    bridged(1516, {
      native: noFlag(),
      script: by('--generator_output_mode', takesEffect(code.components(1516))),
    }),
  ),
  probe_mask_sigma: bridged(1475, {
    native: by('--probe-mask-sigma', takesEffect(code.components(1475))),
    script: by('--probe_mask_sigma', takesEffect(code.components(1475))),
  })('probe_mask_sigma'),
  probe_mask_diameter: bridged(1476, {
    native: by('--probe-mask-diameter', takesEffect(code.components(1476))),
    script: unreadable('probe_mask_diameter'),
  })('probe_mask_diameter'),
  loss_function: {
    ...loss,
    native: noFlag('use --torch-loss-mode instead'),
    script: noFlag('use --torch_loss_mode instead'),
    python: overwritten(code.configFactory(540), 'the factory derives it from torch_loss_mode'),
  },
};

export const CHANGED_OPTIONS: Lines = each(SPECTRAL, (name) => {
  const { native, script } = MAIN_OPTIONS[name] ?? { native: noFlag(), script: noFlag() };
  return {
    python: ignored(code.configFactory(172), `the factory sets the model's field, and ${UNREAD}`),
    native,
    script,
    source: [evidence('the-second-factory-call')],
  };
});
