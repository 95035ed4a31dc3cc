/** Rules of imports: what a text holds that a request cannot, and what was assumed. */

import { reportedRules } from '../findings/ruleFacts';
import { evidence } from '../sources/source';
import { code } from '../sources/upstream';

const reported = reportedRules({
  'handover-edited': {
    title: 'The export was edited',
    outcome: 'info',
    stage: 'factory',
    fields: [],
    source: [evidence('exported-files-and-imports')],
    why: 'An export keeps its complete request in a comment line. Edited settings override the comment; settings that the format cannot express are taken from the comment.',
  },
  'handover-defaults': {
    title: 'Defaults of the command line are set explicitly',
    outcome: 'info',
    stage: 'factory',
    fields: [],
    source: [evidence('exported-files-and-imports')],
    why: "PtychoPINN's command lines have defaults that differ from those of the configuration factory. The import sets them in the request so that it describes the same run.",
  },
  'handover-surroundings': {
    title: 'Text around the command was ignored',
    outcome: 'info',
    stage: 'factory',
    fields: [],
    source: [evidence('exported-files-and-imports')],
    why: 'Environment variables, the working directory, redirections and other commands belong to the shell. A request holds only what PtychoPINN receives.',
  },
  'handover-unknown': {
    title: 'Unknown flag or argument',
    outcome: 'ignored',
    stage: 'factory',
    fields: [],
    source: [evidence('exported-files-and-imports')],
    why: 'A misspelt name makes the command fail or is silently ignored, depending on the tool. It is not imported.',
  },
  'handover-value': {
    title: 'Invalid value',
    outcome: 'ignored',
    stage: 'factory',
    fields: [],
    source: [evidence('exported-files-and-imports')],
    why: 'The tool that reads this text rejects the value, or a request cannot hold it. It is not imported.',
  },
  'handover-unexpanded': {
    title: 'Shell expansion',
    outcome: 'wrong-result',
    stage: 'factory',
    fields: [],
    source: [evidence('exported-files-and-imports')],
    why: 'A shell replaces variables, patterns and command substitutions before it runs the command. Pinnboard runs no shell and imports the text unexpanded.',
  },
  'handover-missing': {
    title: 'Required argument missing',
    outcome: 'wrong-result',
    stage: 'factory',
    fields: [],
    source: [evidence('exported-files-and-imports')],
    why: 'Without it the command fails before training; the request requires it too.',
  },
  'handover-no-effect': {
    title: 'Flag without effect',
    outcome: 'ignored',
    stage: 'factory',
    fields: [],
    source: [evidence('exported-files-and-imports')],
    why: 'The command accepts the flag, but the run does not read it.',
  },
  'handover-refused': {
    title: 'PtychoPINN rejects or misreads this text',
    outcome: 'wrong-result',
    stage: 'factory',
    fields: [],
    source: [evidence('exported-files-and-imports')],
    why: 'The intended value is imported. The text itself fails, or means something else, when it is run.',
  },
  'import-guessed': {
    title: 'Missing information was assumed',
    outcome: 'info',
    stage: 'factory',
    fields: ['target', 'train_data_file', 'test_data_file', 'model_path', 'output_dir'],
    source: [evidence('requests')],
    why: 'Other formats leave out the PtychoPINN revision and paths that are given elsewhere, such as on the command line. The import assumes them or leaves them empty; check them.',
  },
  'import-unknown-name': {
    title: 'Unknown name',
    outcome: 'ignored',
    stage: 'load',
    fields: [],
    source: [code.tensorflowComponents(634), evidence('unknown-overrides'), evidence('yaml-files')],
    why: "PtychoPINN's loaders silently ignore unknown names, so a misspelt name never took effect. It is not imported.",
  },
  'import-value': {
    title: 'Value cannot be imported',
    outcome: 'ignored',
    stage: 'factory',
    fields: [],
    source: [evidence('exported-files-and-imports')],
    why: 'A request holds numbers, strings, `True`, `False`, `None` and lists. Variables and expressions of a script only have a value when it runs; JSON has no infinities, dates or arrays.',
  },
  'import-not-carried': {
    title: 'Setting was not imported',
    outcome: 'ignored',
    stage: 'factory',
    fields: [],
    source: [evidence('requests')],
    why: 'A request describes one workflow of the PyTorch backend. Settings of other workflows, backends or programs are not imported.',
  },
  'import-images': {
    title: '`n_images` was imported as `n_groups`',
    outcome: 'info',
    stage: 'factory',
    fields: ['n_images', 'n_groups'],
    source: [code.tensorflowConfig(168), evidence('the-deprecated-image-count')],
    why: '`n_images` is the former name of `n_groups`. `n_groups` takes precedence when both are given; the factory reads only `n_groups`.',
  },
  'yaml-overwritten': {
    title: 'YAML key overwritten by `ptycho_train`',
    outcome: 'wrong-result',
    stage: 'load',
    fields: [],
    source: [code.tensorflowComponents(617), evidence('yaml-files')],
    why: '`ptycho_train` applies all its flags after the file, including the defaults of flags that were not given. Outside the `model` block only fields whose flag defaults to `None` survive, so the run used other values than the file.',
  },
  'yaml-unread': {
    title: 'YAML key not read by `ptycho_train`',
    outcome: 'wrong-result',
    stage: 'load',
    fields: [],
    source: [code.tensorflowComponents(634), evidence('yaml-files')],
    why: '`ptycho_train` reads only the fields of its TensorFlow configuration and ignores all other keys. The import sets the setting of that name.',
  },
  'yaml-number-as-text': {
    title: 'Number that PyYAML reads as a string',
    outcome: 'wrong-result',
    stage: 'load',
    fields: [],
    source: [evidence('numbers-in-yaml')],
    why: 'PyYAML follows YAML 1.1, where a float needs a decimal point and a signed exponent: `1e9` is a string, `1.0e+9` a number. The string fails only when PtychoPINN computes with it.',
  },
  'legacy-object-big': {
    title: 'The legacy loader overwrites `object_big`',
    outcome: 'wrong-result',
    stage: 'load',
    fields: ['object_big'],
    source: [evidence('legacy-json-files')],
    why: 'The loader of the legacy JSON configuration always sets `object_big` to `C > 1`, with `C = 1` when the file has no `C`.',
  },
  'legacy-grid': {
    title: 'Conflicting `C` and `grid_size`',
    outcome: 'wrong-result',
    stage: 'load',
    fields: ['grid_size', 'gridsize', 'C', 'C_model', 'C_forward'],
    source: [evidence('legacy-json-files'), evidence('grid-and-channels')],
    why: 'The legacy loader reads `C` and `grid_size` independently. The factory always derives `C` from the grid, so a request cannot set both.',
  },
});

export const IMPORT_RULES = reported.rules;
export type ImportRuleId = keyof typeof IMPORT_RULES;

/** A finding of the rule `id` about these names. */
export const importFinding = reported.finding;
