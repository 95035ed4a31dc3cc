import type { Request } from '../request/request';
import { gridSides } from '../values/grid';
import { asNumber, type Value, type Values } from '../values/value';
import type { Target } from './target';
import type { FactoryTraits } from './traits/factory';

interface CommandLine {
  readonly cliDefaults: Target['cliDefaults'];
  readonly traits: { readonly factory: Pick<FactoryTraits, 'commandLineObjectBig'> };
}

/** What PtychoPINN's command line adds below the overrides, whether or not that layer is on (ptycho_torch/train.py:888, ptycho_torch/inference.py:981). */
export function commandLineLayer(
  { cliDefaults, traits }: CommandLine,
  { workflow, overrides }: Pick<Request, 'workflow' | 'overrides'>,
): Values {
  const defaults = cliDefaults[workflow];
  if (workflow === 'inference' || !traits.factory.commandLineObjectBig) return defaults;
  return { ...defaults, object_big: objectBig(overrides, defaults.gridsize) };
}

/** The command line sets object_big whenever it runs: True for a grid larger than 1 (ptycho_torch/train.py:899). */
function objectBig({ grid_size = null, gridsize }: Values, fallback: Value = 1): boolean {
  const side = asNumber(gridsize ?? gridSides(grid_size)?.[0] ?? fallback);
  return side !== undefined && side > 1;
}
