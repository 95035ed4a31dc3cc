/** The modules that the first frame does not show. Each is a file of the bundle. */
import { EXPORTERS } from '../export/exporters';
import { lazyComponent } from '../kit/lazyComponent';
import { lazyModule, reportLoadFailure } from '../kit/lazyModule';
import { RULES } from '../kit/rules';

export const PALETTE = lazyModule(() => import('./palette/Found'));
const TIPS = lazyModule(() => import('../kit/Tips'));
export const REFERENCE = lazyModule(() => import('../reference/lazy'));
/** The strip below the toolbar, which every view has. */
export const STRIP = lazyModule(() => import('../plan/strip/lazy'));
export const PLAN = lazyModule(() => import('../plan/lazy'));
export const SWEEP = lazyModule(() => import('../sweep/lazy'));
export const RUNS = lazyModule(() => import('../runs/lazy'));
const VIEWER = lazyModule(() => import('../pictures/viewer/Viewer'));
const PRESETS = lazyModule(() => import('../presets/Presets'));
const EXPORT = lazyModule(() => import('../export/lazy'));
const IMPORT = lazyModule(() => import('../import/ImportSheet'));
const UPGRADE = lazyModule(() => import('../environments/UpgradeDialog'));
export const MODEL = lazyModule(() => import('../model/lazy'));
export const PREPARE = lazyModule(() => import('../prepare/lazy'));
export const RUN = lazyModule(() => import('../run/lazy'));
const ENVIRONMENTS = lazyModule(() => import('../environments/lazy'));

export const Tips = lazyComponent(TIPS, (module) => module.Tips);
export const Reference = lazyComponent(REFERENCE, (module) => module.Reference);
export const Strip = lazyComponent(STRIP, (module) => module.Strip);
export const PlanFlow = lazyComponent(PLAN, (module) => module.Flow);
export const PlanTabs = lazyComponent(PLAN, (module) => module.PlanTabs);
export const PlanSide = lazyComponent(PLAN, (module) => module.PlanSide);
export const SweepView = lazyComponent(SWEEP, (module) => module.SweepView);
export const WriteDialog = lazyComponent(SWEEP, (module) => module.WriteDialog);
export const RunsView = lazyComponent(RUNS, (module) => module.RunsView);
export const Viewer = lazyComponent(VIEWER, (module) => module.Viewer);
export const UpgradeDialog = lazyComponent(UPGRADE, (module) => module.UpgradeDialog);
export const EnvironmentsView = lazyComponent(ENVIRONMENTS, (module) => module.EnvironmentsView);
export const AddEnvironment = lazyComponent(ENVIRONMENTS, (module) => module.AddEnvironment);
export const Presets = lazyComponent(PRESETS, (module) => module.Presets);
export const ExportSheet = lazyComponent(EXPORT, (module) => module.ExportSheet);
export const ExportTab = lazyComponent(EXPORT, (module) => module.ExportTab);
export const ModelSheet = lazyComponent(MODEL, (module) => module.ModelSheet);
export const RunSheet = lazyComponent(RUN, (module) => module.RunSheet);
export const PrepareSheet = lazyComponent(PREPARE, (module) => module.PrepareSheet);
export const ImportSheet = lazyComponent(IMPORT, (module) => module.ImportSheet);

/** In the order in which they are likely needed. */
const PRELOADED = [
  STRIP,
  RULES,
  PALETTE,
  PLAN,
  REFERENCE,
  VIEWER,
  SWEEP,
  RUNS,
  PRESETS,
  EXPORTERS,
  RUN,
  PREPARE,
  EXPORT,
  IMPORT,
  ENVIRONMENTS,
  UPGRADE,
  MODEL,
];

/** Loads them one after the other while the window is idle, so that opening one does not wait. */
export async function preload(): Promise<void> {
  for (const { load } of PRELOADED) {
    await new Promise((resolve) => requestIdleCallback(resolve));
    await load().catch(reportLoadFailure);
  }
}
