/** What is said of a text that is taken back as a request: what it holds that a request cannot, and what was guessed. */

import { reportedRules } from '../findings/ruleFacts';
import { code } from '../sources/ptychopinn-2026.07';
import { evidence } from '../sources/source';

const reported = reportedRules({
  'handover-edited': {
    title: 'The text was edited after it was written',
    outcome: 'info',
    stage: 'factory',
    fields: [],
    source: [evidence('exported-files-and-imports')],
    why: 'An export carries its whole request on a comment line. Where the text was changed since, what it says now counts; what it cannot say is kept from the comment.',
  },
  'handover-defaults': {
    title: "The text leaves values to its tool's own defaults",
    outcome: 'info',
    stage: 'factory',
    fields: [],
    source: [evidence('exported-files-and-imports')],
    why: "PtychoPINN's command lines fill what is not given with defaults of their own, which differ from those of the factory. They are set in the request, so that it stands for the same run.",
  },
  'handover-surroundings': {
    title: 'Only the command itself is read',
    outcome: 'info',
    stage: 'factory',
    fields: [],
    source: [evidence('exported-files-and-imports')],
    why: 'Variables of the environment, the folder, redirections and other commands around a run are a matter of the shell; a request holds what PtychoPINN is given.',
  },
  'handover-unknown': {
    title: 'A name that is not known there',
    outcome: 'ignored',
    stage: 'factory',
    fields: [],
    source: [evidence('exported-files-and-imports')],
    why: 'A misspelt name costs the run: one tool refuses it, another drops it without a word. Nothing of it is in the request.',
  },
  'handover-value': {
    title: 'A value that cannot be taken over',
    outcome: 'ignored',
    stage: 'factory',
    fields: [],
    source: [evidence('exported-files-and-imports')],
    why: 'The tool that reads this text would refuse the value, or a request cannot hold it. Nothing of it is in the request.',
  },
  'handover-unexpanded': {
    title: 'The shell would put something else there',
    outcome: 'wrong-result',
    stage: 'factory',
    fields: [],
    source: [evidence('exported-files-and-imports')],
    why: 'Variables, patterns and commands in a command line are replaced by the shell that runs it. Pinnboard runs no shell: the text stands in the request as it is written.',
  },
  'handover-missing': {
    title: 'Something that a run needs is not given',
    outcome: 'wrong-result',
    stage: 'factory',
    fields: [],
    source: [evidence('exported-files-and-imports')],
    why: 'Without it the command ends before any training; the request needs it too.',
  },
  'handover-no-effect': {
    title: 'It only looks as if it did something',
    outcome: 'ignored',
    stage: 'factory',
    fields: [],
    source: [evidence('exported-files-and-imports')],
    why: 'The tool takes it and the run does not read it, so that the run is not what the text seems to say.',
  },
  'handover-refused': {
    title: 'PtychoPINN would not run this text as it is written',
    outcome: 'wrong-result',
    stage: 'factory',
    fields: [],
    source: [evidence('exported-files-and-imports')],
    why: 'What is meant is plain and stands in the request; the text itself ends with an error, or means something else, where it is run.',
  },
  'import-guessed': {
    title: 'The text does not say everything that a request says',
    outcome: 'info',
    stage: 'factory',
    fields: ['target', 'train_data_file', 'test_data_file', 'model_path', 'output_dir'],
    source: [evidence('requests')],
    why: 'Other forms leave out what they take from elsewhere: the revision that reads them, paths that stand on the command line. What is missing is assumed or left empty, and has to be looked at.',
  },
  'import-unknown-name': {
    title: 'A name that PtychoPINN does not have',
    outcome: 'ignored',
    stage: 'load',
    fields: [],
    source: [code.tensorflowComponents(634), evidence('unknown-overrides'), evidence('yaml-files')],
    why: "PtychoPINN's loaders drop what they do not know without a word, so a misspelt name never took effect. It is not taken over.",
  },
  'import-value': {
    title: 'A value that a request cannot hold',
    outcome: 'ignored',
    stage: 'factory',
    fields: [],
    source: [evidence('exported-files-and-imports')],
    why: 'A request holds plain values: numbers, text, True and False, None, lists. Variables and expressions of a script have a value only when it runs; infinities, dates and arrays have no place in JSON.',
  },
  'import-not-carried': {
    title: 'A setting that a request has no place for',
    outcome: 'ignored',
    stage: 'factory',
    fields: [],
    source: [evidence('requests')],
    why: 'A request is for one workflow of the PyTorch backend. What belongs to another, or to another program, has to be kept elsewhere.',
  },
  'import-images': {
    title: 'n_images was read as n_groups',
    outcome: 'info',
    stage: 'factory',
    fields: ['n_images', 'n_groups'],
    source: [code.tensorflowConfig(168), evidence('the-deprecated-image-count')],
    why: 'n_images is the old name of n_groups: both count groups, and n_groups wins where both are given. The factory asks for n_groups alone.',
  },
  'yaml-overwritten': {
    title: 'A key of the YAML file that ptycho_train overwrites',
    outcome: 'wrong-result',
    stage: 'load',
    fields: [],
    source: [code.tensorflowComponents(617), evidence('yaml-files')],
    why: 'The command ptycho_train lays its flags over the file, and a flag that was not given still has its default. Outside the model block only fields whose default is None survive, so a run had other values than its file says.',
  },
  'yaml-unread': {
    title: 'A key of the YAML file that ptycho_train does not read',
    outcome: 'wrong-result',
    stage: 'load',
    fields: [],
    source: [code.tensorflowComponents(634), evidence('yaml-files')],
    why: 'The command ptycho_train takes the names of its TensorFlow configuration alone and drops all others. The request takes the key as the setting of that name.',
  },
  'yaml-number-as-text': {
    title: 'A number that PyYAML reads as text',
    outcome: 'wrong-result',
    stage: 'load',
    fields: [],
    source: [evidence('numbers-in-yaml')],
    why: 'PyYAML follows YAML 1.1, where a float has a point and a signed exponent: 1e9 is text, 1.0e+9 a number. Text travels through the configuration until something computes with it.',
  },
  'legacy-object-big': {
    title: 'The legacy loader overwrites object_big',
    outcome: 'wrong-result',
    stage: 'load',
    fields: ['object_big'],
    source: [evidence('legacy-json-files')],
    why: 'The loader of the legacy JSON configuration sets object_big to C > 1 whatever the file says, and takes C as 1 when the file does not say it.',
  },
  'legacy-grid': {
    title: 'C and grid_size of the legacy file do not fit together',
    outcome: 'wrong-result',
    stage: 'load',
    fields: ['grid_size', 'gridsize', 'C', 'C_model', 'C_forward'],
    source: [evidence('legacy-json-files'), evidence('grid-and-channels')],
    why: 'The legacy loader takes C and grid_size as they stand, each for itself. The factory always makes C the product of the grid, so a request cannot say both.',
  },
});

export const IMPORT_RULES = reported.rules;
export type ImportRuleId = keyof typeof IMPORT_RULES;

/** A finding of the rule `id` about these names. */
export const importFinding = reported.finding;
