/** Which losses can be compared: PtychoPINN scales them by photons, grid, pattern size and how the data are read. */
import { own } from '../../values/value';
import type { RecordedSections } from './part';

/**
 * Losses with one key are on one scale; null where the settings are not known. The loss function is part of the name that
 * PtychoPINN gives a loss (ptycho_torch/model.py:2111).
 */
export function scaleKey(
  loss: string,
  sections: RecordedSections,
  isMemoryMapped: boolean,
): string | null {
  const { data_config: data, training_config: training } = sections;
  if (!data) return null;
  const grid = own(data, 'grid_size');
  const kind = /^(poisson|mae)_/.exec(loss)?.[1] ?? own(training ?? {}, 'torch_loss_mode') ?? loss;
  return [
    String(kind),
    `nphotons=${String(own(data, 'nphotons'))}`,
    `grid=${Array.isArray(grid) ? grid.join('x') : String(grid)}`,
    `N=${String(own(data, 'N'))}`,
    // The memory-mapped route scales by other constants.
    `data=${isMemoryMapped ? 'memory-map' : 'groups'}`,
  ].join(' ');
}

const PARTS: { readonly [part: string]: string } = {
  nphotons: '`nphotons`',
  grid: '`grid_size`',
  N: '`N`',
  data: 'how the data are read',
};

/** In what two keys differ, in words for a sentence. */
export function scaleDifferences(one: string, other: string): string[] {
  const [a, b] = [one.split(' '), other.split(' ')];
  return a.flatMap((part, at) =>
    part === b[at] ? [] : [PARTS[/^\w+(?==)/.exec(part)?.[0] ?? ''] ?? 'the loss function'],
  );
}
