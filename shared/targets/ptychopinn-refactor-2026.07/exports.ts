/** What is true of the refactor's entry points, where it differs from the main branch. */
import type { Value } from '../../values/value';
import type { TargetExports } from '../exports';
import type { CommandLineFacts, Follows, ReadPlace } from '../exports/commandLine';
import { scriptTraining } from '../ptychopinn-2026.07/commands/scriptTraining';
import { EXPORTS as MAIN } from '../ptychopinn-2026.07/exports';
import { FACTS } from './facts';

/** What ptycho_train has without a flag of the object policy, all of which reject every value. */
const UNSET: { readonly [field: string]: Value } = {
  object_big: true,
  object_layout: 'grouped_patches',
  training_canvas: 'relative_overlap',
  training_patch_weighting: 'central_mask',
};

const implied = Object.entries(UNSET).map(
  ([name, value]): Follows => ({
    name,
    place: { section: 'tf_model_config', name },
    value: () => value,
    why: `--${name} rejects every value.`,
    ...(name === 'training_patch_weighting'
      ? {}
      : { instead: 'Use --config with a YAML file that sets it in its nested model block.' }),
  }),
);

const script = scriptTraining(FACTS.sections);
const SCRIPT_TRAINING: CommandLineFacts = {
  ...script,
  implied: [...script.implied, ...implied],
  rejects: {
    training_patch_weighting: {
      accepted: ['central_mask'],
      why: 'ptycho_train stops with every training_patch_weighting but central_mask: it checks the configuration as if it were for TensorFlow.',
      instead: 'Export the Python script, where it takes effect.',
    },
  },
};

/** object_big follows --gridsize, and the pair follows object_big. */
const isGrouped = (read: ReadPlace): boolean =>
  Number(read({ section: 'tf_model_config', name: 'gridsize' })) > 1;
const pair = (name: string, grouped: string, single: string): Follows => ({
  name,
  place: { section: 'pt_model_config', name },
  value: (read) => (isGrouped(read) ? grouped : single),
  why: `This command line derives it from --gridsize: ${grouped} above 1, else ${single}.`,
});
const PAIR = [
  pair('object_layout', 'grouped_patches', 'single_patch'),
  pair('training_canvas', 'relative_overlap', 'independent'),
];

/** A command line of main as it is here. */
function changed(line: CommandLineFacts): CommandLineFacts {
  if (line.workflow !== 'training') return line;
  return line.id === 'ptycho_train'
    ? SCRIPT_TRAINING
    : { ...line, implied: [...line.implied, ...PAIR] };
}

export const EXPORTS: TargetExports = {
  ...MAIN,
  commandLines: MAIN.commandLines.map(changed),
  // The loader sets object_big from C, with which the pair has to agree.
  legacyJson: MAIN.legacyJson && {
    ...MAIN.legacyJson,
    derived: ['object_layout', 'training_canvas'],
  },
  loader: {
    ...MAIN.loader,
    classes: {
      ...MAIN.loader.classes,
      model_spec: { modules: ['ptycho_torch.model_spec'], name: 'ModelSpec' },
    },
  },
};
