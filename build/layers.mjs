// @ts-check
/**
 * The layers, as `npm run check` holds them (`imports.mjs`), the top first. A file imports from lower layers and from
 * its own folder; folders on one line do not know each other. A new folder has to be entered here; a folder in it,
 * or a file, may have a layer of its own.
 */

/** @type {import('./imports.mjs').Layers} */
export const LAYERS = {
  electron: {
    order: [['electron/main', 'electron/cli'], ['electron/node']],
    above: ['shared'],
  },
  renderer: {
    order: [
      ['renderer'],
      ['renderer/app'],
      // The plan shows groups, runs their reconstructions, and the sheet a pattern, with the parts of the pictures.
      ['renderer/plan', 'renderer/prepare', 'renderer/runs'],
      [
        'renderer/consistency',
        'renderer/dataset',
        'renderer/diff',
        'renderer/environments',
        'renderer/explain',
        'renderer/export',
        'renderer/findings',
        'renderer/form',
        'renderer/header',
        'renderer/import',
        'renderer/model',
        'renderer/payload',
        'renderer/pictures',
        'renderer/presets',
        'renderer/reference',
        'renderer/run',
        'renderer/sweep',
        'renderer/target',
      ],
      ['renderer/document'],
      ['renderer/kit'],
      ['renderer/store'],
      ['renderer/bridge'],
      ['renderer/theme'],
    ],
    above: ['shared'],
  },
  shared: {
    order: [
      ['shared/ipc'],
      ['shared/sarif'],
      // The list of all rules is composed above the layers that describe their own: rules, formats, exporters, sweep.
      ['shared/commands', 'shared/reference'],
      // The text of a recipe is read as every YAML is.
      ['shared/sweep', 'shared/prepare/recipeFile.ts'],
      ['shared/runs'],
      // Schedulers run sweeps and runs alike.
      ['shared/hosts'],
      ['shared/importers'],
      ['shared/exporters'],
      ['shared/presets'],
      ['shared/verify'],
      ['shared/formats'],
      ['shared/upgrade', 'shared/inspection'],
      ['shared/diff'],
      ['shared/form', 'shared/consistency', 'shared/environments'],
      // Resolving asks the target and then the rules, and its answer holds the findings of both.
      ['shared/factory'],
      ['shared/rules'],
      // Rules say what a file is that has to be prepared.
      ['shared/prepare'],
      // What a run will do follows from its target, its request and its files; rules may ask for it.
      ['shared/plan'],
      ['shared/targets'],
      // Findings, provenance and propagation are data that a target fills in.
      ['shared/findings', 'shared/provenance', 'shared/propagation'],
      // A rule asks the traits of a target, never the target.
      ['shared/targets/traits'],
      ['shared/dataset'],
      ['shared/request'],
      ['shared/catalogue'],
      ['shared/json'],
      ['shared/values', 'shared/errors', 'shared/sources', 'shared/numpy'],
      // A source names the commit in which its lines are counted, and commits are data of the targets.
      // Errors say sizes and counts.
      ['shared/targets/commits.ts', 'shared/values/bytes.ts', 'shared/values/counted.ts'],
    ],
    above: [],
  },
};

/** Packages that only some folders may import. */
export const ONLY_IN = { electron: ['electron/main'] };

/** What breaks the order still: folder, folder, number of imports. It only shrinks: a number that is too high fails, too. */
/** @type {readonly (readonly [from: string, to: string, imports: number])[]} */
export const KNOWN_ARROWS = [];

/** Import circles that are there still, each by its files in alphabetical order. This list only shrinks, too. */
/** @type {readonly (readonly string[])[]} */
export const KNOWN_CIRCLES = [];
