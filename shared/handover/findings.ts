/** What is said of a text that was read back: what could not be carried over, and what was assumed. */
import type { Finding, Fix } from '../findings/finding';
import type { RuleFacts } from '../rules/rule';

export const HANDOVER_RULES = {
  'import-guessed': {
    title: 'The text does not say everything that a request says',
    severity: 'notice',
    consequence: 'ignored',
    stage: 'factory',
    fields: ['target', 'train_data_file', 'test_data_file', 'model_path', 'output_dir'],
    source: 'SPEC 1',
    why: 'Other forms leave out what they take from elsewhere: the revision that reads them, paths that stand on the command line. What is missing is assumed or left empty, and has to be looked at.',
  },
  'import-edited': {
    title: 'The export was edited since',
    severity: 'notice',
    consequence: 'ignored',
    stage: 'factory',
    fields: [],
    source: 'SPEC 6',
    why: 'An export carries the whole request in a comment. Where the lines below it were changed, they win: they are what runs.',
  },
  'import-unknown-name': {
    title: 'A name that PtychoPINN does not have',
    severity: 'warning',
    consequence: 'ignored',
    stage: 'load',
    fields: [],
    source: 'V21; V47 (TW:634)',
    why: "PtychoPINN's loaders drop what they do not know without a word, so a misspelt name never took effect. It is not taken over.",
  },
  'import-value': {
    title: 'A value that a request cannot hold',
    severity: 'warning',
    consequence: 'ignored',
    stage: 'factory',
    fields: [],
    source: 'SPEC 6',
    why: 'A request holds plain values: numbers, text, True and False, None, lists. Variables and expressions of a script have a value only when it runs; infinities, dates and arrays have no place in JSON.',
  },
  'import-not-carried': {
    title: 'A setting that a request has no place for',
    severity: 'warning',
    consequence: 'ignored',
    stage: 'factory',
    fields: [],
    source: 'SPEC 1',
    why: 'A request is for one workflow of the PyTorch backend. What belongs to another, or to another program, has to be kept elsewhere.',
  },
  'import-images': {
    title: 'n_images was read as n_groups',
    severity: 'notice',
    consequence: 'ignored',
    stage: 'factory',
    fields: ['n_images', 'n_groups'],
    source: 'V20 (C:168)',
    why: 'n_images is the old name of n_groups: both count groups, and n_groups wins where both are given. The factory asks for n_groups alone.',
  },
  'yaml-overwritten': {
    title: 'A key of the YAML file that ptycho_train overwrites',
    severity: 'warning',
    consequence: 'wrong-result',
    stage: 'load',
    fields: [],
    source: 'V47 (TW:617)',
    why: "ptycho_train lays its flags over the file, and a flag that was not given still has its default. Outside the model block only fields whose default is None survive, so a run had other values than its file says.",
  },
  'yaml-unread': {
    title: 'A key of the YAML file that ptycho_train does not read',
    severity: 'warning',
    consequence: 'wrong-result',
    stage: 'load',
    fields: [],
    source: 'V47 (TW:634)',
    why: 'ptycho_train takes the names of its TensorFlow configuration alone and drops all others. The request takes the key as the setting of that name.',
  },
  'yaml-number-as-text': {
    title: 'A number that PyYAML reads as text',
    severity: 'warning',
    consequence: 'wrong-result',
    stage: 'load',
    fields: [],
    source: 'V48',
    why: 'PyYAML follows YAML 1.1, where a float has a point and a signed exponent: 1e9 is text, 1.0e+9 a number. Text travels through the configuration until something computes with it.',
  },
  'legacy-object-big': {
    title: 'The legacy loader overwrites object_big',
    severity: 'warning',
    consequence: 'wrong-result',
    stage: 'load',
    fields: ['object_big'],
    source: 'V51',
    why: 'The loader of the legacy JSON configuration sets object_big to C > 1 whatever the file says, and takes C as 1 when the file does not say it.',
  },
  'legacy-grid': {
    title: 'C and grid_size of the legacy file do not fit together',
    severity: 'warning',
    consequence: 'wrong-result',
    stage: 'load',
    fields: ['grid_size', 'gridsize', 'C', 'C_model', 'C_forward'],
    source: 'V51; V13',
    why: 'The legacy loader takes C and grid_size as they stand, each for itself. The factory always makes C the product of the grid, so a request cannot say both.',
  },
} as const satisfies { readonly [id: string]: RuleFacts };

export type HandoverRuleId = keyof typeof HANDOVER_RULES;

/** A finding of the rule `id`, with this text's names, message and fixes. */
export function handoverFinding(
  id: HandoverRuleId,
  fields: readonly string[],
  message: string,
  fixes: readonly Fix[] = [],
): Finding {
  const { severity, consequence, stage, source }: RuleFacts = HANDOVER_RULES[id];
  return {
    rule: id,
    severity,
    fields: [...fields],
    message,
    consequence,
    stage,
    source,
    fixes: [...fixes],
  };
}
