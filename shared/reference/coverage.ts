/**
 * The rulebook against what is known to go wrong when people configure PtychoPINN: each section of the evidence and
 * each issue that PtychoPINN lists is found by a rule, or is listed here with the reason why it cannot be known before
 * the run.
 */

import { EVIDENCE, evidenceSection } from '../sources/evidence';
import { ISSUE_IDS, knownIssue } from '../sources/upstream';
import { type Source, sourceText } from '../sources/source';
import { RULE_LIST } from './ruleList';

/** Entries that no rule finds, and why. */
export const NOT_FOUND: { readonly [entry: string]: string } = {
  'CONFIG-002':
    'The mistake cannot be made here: legacy params are made from the TensorFlow section alone, so that they contain no execution option.',
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
  'process-wide-parameters':
    'What an earlier run left in the process-global params.cfg depends on the process, not on the request. Run each payload in a process of its own.',
  'flags-of-ptycho_train':
    "Quirks of ptycho_train's flags, such as --N; a request has no flags. A field's entry points show which flag rejects every value.",
  'ptycho_inference-with-pytorch':
    "ptycho_inference with the PyTorch backend fails whatever is configured; a field's entry points show it.",
  'memory-maps-of-earlier-runs':
    'Memory maps of earlier runs are in a folder that the request does not name.',
};

/** Parts of entries that rules find otherwise, which none can find, and why. */
export const NOT_FOUND_OF: { readonly [entry: string]: string } = {
  'BUG-TF-001':
    'Calls in a wrong order in your own script; two different grids in one request are found.',
  'CONFIG-001':
    'Data loaded before params.cfg is filled, by your own script; the exported legacy params are whole.',
  'POISSON-SCALE-001': 'The count scale of a study script, which is no field of these configs.',
  'POLICY-001': 'Which torch is installed on the machine that trains.',
  'files-the-factory-opens': 'What the weights in wts.h5.zip are: they are not read.',
  'arrays-each-loader-needs':
    'Patterns of another size in other files of the folder: only the chosen file is read.',
  'routes-of-inference': 'What the weights of a trained bundle are: they are not read.',
  'network-settings': 'A probe_mask_tensor of the wrong shape: a payload file holds no arrays.',
  accelerator:
    'A device that the machine that exports has and the one that trains has not; the payload keeps auto.',
};

export interface Covered {
  /** A section of the evidence page, or the id of an issue that PtychoPINN lists itself. */
  readonly entry: string;
  /** Ids of the rules that find it. */
  readonly rules: readonly string[];
}

const issueOf = new Map(ISSUE_IDS.map((id) => [sourceText(knownIssue(id)), id]));

/** What a source is an entry of the list by; undefined for other lines of PtychoPINN. */
function entryOf(source: Source): string | undefined {
  if (!('page' in source)) return issueOf.get(sourceText(source));
  const section = evidenceSection(source.page);
  // What Pinnboard itself does is nothing that goes wrong in PtychoPINN.
  return section?.chapter === 'Pinnboard' ? undefined : section?.id;
}

/** Every entry that a rule names as its source: issues first, then sections, each in order. */
export function covered(): Covered[] {
  const found = new Map<string, string[]>();
  for (const { id, source } of RULE_LIST)
    for (const entry of new Set(source.flatMap((one) => entryOf(one) ?? [])))
      found.set(entry, [...(found.get(entry) ?? []), id]);
  const order = [...ISSUE_IDS, ...EVIDENCE.map(({ id }) => id)];
  return [...found]
    .map(([entry, rules]) => ({ entry, rules }))
    .sort((a, b) => order.indexOf(a.entry) - order.indexOf(b.entry));
}

/** A section as a link; an issue by its id. */
function entryLink(entry: string): string {
  const section = EVIDENCE.find(({ id }) => id === entry);
  return section ? `[${section.title}](evidence.md#${entry})` : entry;
}

/** The page of the list: each entry with the rules that find it, or why none does. */
export function coverageReference(): string {
  const found = covered().map(({ entry, rules }) => {
    const links = rules.map((id) => `[${id}](rules.md#${id})`).join(', ');
    return `| ${entryLink(entry)} | ${links} | ${NOT_FOUND_OF[entry] ?? ''} |`;
  });
  const none = Object.entries(NOT_FOUND).map(([entry, why]) => `| ${entryLink(entry)} | ${why} |`);
  return [
    '# What the rulebook covers',
    'Generated from the rules by `npm run reference`. Sections of the [evidence](evidence.md), and issues that PtychoPINN lists itself in `docs/findings.md`, with the rules that find them.',
    `## Found\n\n| evidence | rules | what of it cannot be known before the run |\n| --- | --- | --- |\n${found.join('\n')}`,
    `## Not found\n\n| evidence | why |\n| --- | --- |\n${none.join('\n')}\n`,
  ].join('\n\n');
}
