// @ts-check
/**
 * The layers, as `npm run check` holds them (`imports.mjs`), the top first. A file imports from lower layers and from
 * its own folder; folders on one line do not know each other. A new folder has to be entered here.
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
      [
        'renderer/consistency',
        'renderer/dataset',
        'renderer/diff',
        'renderer/explain',
        'renderer/export',
        'renderer/findings',
        'renderer/form',
        'renderer/header',
        'renderer/import',
        'renderer/payload',
        'renderer/pictures',
        'renderer/presets',
        'renderer/reference',
        'renderer/sweep',
        'renderer/target',
      ],
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
      ['shared/commands', 'shared/reference'],
      ['shared/sweep'],
      ['shared/importers'],
      ['shared/exporters'],
      ['shared/presets'],
      ['shared/formats'],
      ['shared/diff'],
      ['shared/form', 'shared/consistency'],
      // Resolving asks the target and then the rules, and its answer holds the findings of both.
      ['shared/factory'],
      ['shared/rules'],
      ['shared/targets'],
      ['shared/findings'],
      ['shared/propagation'],
      ['shared/dataset'],
      ['shared/request'],
      ['shared/catalogue'],
      ['shared/json'],
      ['shared/values'],
    ],
    above: [],
  },
};

/** Packages that only some folders may import. */
export const ONLY_IN = { electron: ['electron/main'] };

/** What breaks the order still: folder, folder, number of imports. It only shrinks: a number that is too high fails, too. */
/** @type {readonly (readonly [from: string, to: string, imports: number])[]} */
export const KNOWN_ARROWS = [
  ['renderer/dataset', 'renderer/app', 3],
  ['renderer/dataset', 'renderer/pictures', 1],
  ['renderer/diff', 'renderer/presets', 2],
  ['renderer/explain', 'renderer/app', 1],
  ['renderer/explain', 'renderer/form', 1],
  ['renderer/export', 'renderer/app', 1],
  ['renderer/findings', 'renderer/app', 1],
  ['renderer/form', 'renderer/app', 1],
  ['renderer/form', 'renderer/presets', 1],
  ['renderer/header', 'renderer/app', 1],
  ['renderer/header', 'renderer/export', 1],
  ['renderer/kit', 'renderer/app', 2],
  ['renderer/reference', 'renderer/form', 1],
  ['renderer/store', 'renderer/findings', 1],
  ['renderer/store', 'renderer/import', 1],
  ['renderer/store', 'renderer/kit', 1],
  ['renderer/store', 'renderer/presets', 2],
  ['renderer/sweep', 'renderer/pictures', 1],
  ['renderer/sweep', 'renderer/reference', 1],
  ['shared/catalogue', 'shared/findings', 1],
  ['shared/catalogue', 'shared/propagation', 1],
  ['shared/catalogue', 'shared/request', 2],
  ['shared/catalogue', 'shared/rules', 1],
  ['shared/catalogue', 'shared/targets', 4],
  ['shared/diff', 'shared/formats', 1],
  ['shared/exporters', 'shared/importers', 7],
  ['shared/findings', 'shared/diff', 1],
  ['shared/findings', 'shared/factory', 1],
  ['shared/findings', 'shared/rules', 2],
  ['shared/form', 'shared/ipc', 1],
  ['shared/propagation', 'shared/targets', 2],
  ['shared/request', 'shared/findings', 5],
  ['shared/request', 'shared/targets', 3],
  ['shared/rules', 'shared/diff', 1],
  ['shared/rules', 'shared/exporters', 1],
  ['shared/rules', 'shared/factory', 2],
  ['shared/rules', 'shared/formats', 1],
  ['shared/rules', 'shared/sweep', 1],
  ['shared/targets', 'shared/consistency', 1],
  ['shared/targets', 'shared/factory', 27],
  ['shared/targets', 'shared/rules', 3],
  ['shared/values', 'shared/catalogue', 2],
];

/** Import circles that are there still, each by its files in alphabetical order. This list only shrinks, too. */
/** @type {readonly (readonly string[])[]} */
export const KNOWN_CIRCLES = [
  ['shared/dataset/arrayStats.ts', 'shared/dataset/facts.ts'],
  [
    'shared/findings/acknowledge.ts',
    'shared/request/request.ts',
    'shared/rules/context.ts',
    'shared/rules/request.ts',
    'shared/rules/rule.ts',
  ],
  ['shared/sweep/plan/kept.ts', 'shared/sweep/plan/planPoints.ts'],
  ['shared/ipc/contract.ts', 'shared/ipc/sweep.ts'],
  [
    'renderer/store/compareSlice.ts',
    'renderer/store/documentSlice.ts',
    'renderer/store/resolutionSlice.ts',
    'renderer/store/store.ts',
    'renderer/store/viewSlice.ts',
  ],
  [
    'renderer/sweep/coverage/clusters.ts',
    'renderer/sweep/coverage/draw.ts',
    'renderer/sweep/coverage/ticks.ts',
  ],
  [
    'renderer/app/commands.ts',
    'renderer/app/lazyModules.ts',
    'renderer/app/palette/entries.ts',
    'renderer/kit/RuleLink.tsx',
    'renderer/sweep/SweepView.tsx',
    'renderer/sweep/editor/AxisCard.tsx',
    'renderer/sweep/editor/Editor.tsx',
    'renderer/sweep/editor/Findings.tsx',
    'renderer/sweep/part.ts',
    'renderer/sweep/point/Overview.tsx',
    'renderer/sweep/point/PointFindings.tsx',
    'renderer/sweep/point/PointPanel.tsx',
  ],
];
