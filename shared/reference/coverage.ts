/**
 * The rulebook against the list of what goes wrong when people configure PtychoPINN: each entry is found by a rule,
 * which names it as its source, or stands here with the reason why it cannot be known before the run.
 */
import { RULE_LIST } from './ruleList';

/** Entries that no rule finds, and why. */
export const NOT_FOUND: { readonly [entry: string]: string } = {
  'CONFIG-002':
    'The mistake cannot be made here: legacy params are made from the TensorFlow section alone, so that no knob gets into them.',
  'DEVICE-HANDOFF-001':
    'Which device the network is on after training is decided inside PtychoPINN and by your own script; no field says it.',
  'FNO-DEPTH-001': 'No generator of the targets doubles its channels from block to block.',
  'FNO-DEPTH-002': 'No generator of the targets doubles its channels from block to block.',
  'MODULE-SINGLETON-001':
    'The order of imports and calls in your own script cannot be seen from a configuration; the exported legacy params always hold the grid.',
  'STITCH-GRIDSIZE-001':
    "Only a helper of TensorFlow's route refuses to stitch with a grid of 1; no run of a payload calls it.",
  'TF-LOADER-COORDS-001':
    "Only TensorFlow's loader mixes up the two kinds of positions; PyTorch reads xcoords and ycoords.",
  V46: 'What an earlier run left in the process-global params.cfg depends on the process, not on the request. Run each payload in a process of its own.',
  V49: "Quirks of ptycho_train's flags, such as --N; a request has no flags. The routes of a field tell which flag refuses every value.",
  V50: 'ptycho_inference with the PyTorch backend fails whatever is configured; the routes of a field tell it.',
  V52: 'Memory maps of earlier runs stand in a folder that the request does not name.',
};

/** Parts of entries that rules find otherwise, which none can find, and why. */
export const NOT_FOUND_OF: { readonly [entry: string]: string } = {
  'BUG-TF-001':
    'Calls in a wrong order in your own script; two different grids in one request are found.',
  'CONFIG-001':
    'Data loaded before params.cfg is filled, by your own script; the exported legacy params are whole.',
  'POISSON-SCALE-001': 'The count scale of a study script, which is no field of these configs.',
  'POLICY-001': 'Which torch is installed on the machine that trains.',
  V4: 'What wts.h5.zip holds: it is not opened.',
  V7: 'Patterns of another size in other files of the folder: only the chosen file is read.',
  V33: 'What a trained bundle was made with: it is not opened.',
  V38: 'A probe_mask_tensor of the wrong shape: a payload file holds no arrays.',
  V44: 'A device that the machine that exports has and the one that trains has not; the payload keeps auto.',
};

export interface Covered {
  readonly entry: string;
  /** Ids of the rules that find it. */
  readonly rules: readonly string[];
}

/** An entry's id as a rule's `source` names it: V1 to V52, or the id of a finding such as DATA-001. */
const ENTRY = /\b(?:V\d+|(?:[A-Z][A-Z0-9]*-)+\d{3})\b/g;

/** Every entry that a rule names as its source, in the order of its number or name. */
export function covered(): Covered[] {
  const found = new Map<string, string[]>();
  for (const { id, source } of RULE_LIST)
    for (const entry of new Set(source.match(ENTRY)))
      found.set(entry, [...(found.get(entry) ?? []), id]);
  return [...found]
    .map(([entry, rules]) => ({ entry, rules }))
    .sort((a, b) => a.entry.localeCompare(b.entry, 'en', { numeric: true }));
}

/** The page of the list: each entry with the rules that find it, or why none does. */
export function coverageReference(): string {
  const found = covered().map(({ entry, rules }) => {
    const links = rules.map((id) => `[${id}](rules.md#${id})`).join(', ');
    return `| ${entry} | ${links} | ${NOT_FOUND_OF[entry] ?? ''} |`;
  });
  const none = Object.entries(NOT_FOUND).map(([entry, why]) => `| ${entry} | ${why} |`);
  return [
    '# What the rulebook covers',
    'Generated from the rules by `npm run reference`. Entries (V1 to V52) and findings of the list of what goes wrong when people configure PtychoPINN.',
    `## Found\n\n| entry | rules | what of it cannot be known before the run |\n| --- | --- | --- |\n${found.join('\n')}`,
    `## Not found\n\n| entry | why |\n| --- | --- |\n${none.join('\n')}\n`,
  ].join('\n\n');
}
