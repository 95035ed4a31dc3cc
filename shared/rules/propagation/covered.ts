/** Losses that another rule reports, and says more of. */
import { CI_BUNDLE } from '../../targets/ptychopinn-2026.07/names';
import type { Context } from '../context';

/** Whether the loss of an override is reported by another rule. */
export function coveredElsewhere(context: Context, name: string): boolean {
  // The rule intensity-scale-trainable says of it that it does harm wherever it is read.
  // It holds for none of the command lines, which ignore the setting: once one is chosen, that is the finding.
  if (name === 'intensity_scale_trainable') return context.request.entry_point === undefined;
  if (name === 'N') return sizeIsWrong(context);
  // A field of the profile is reported with the profile.
  const { request } = context;
  return request.profile === 'ci' && Object.hasOwn(CI_BUNDLE, name);
}

/** An N that is not the size of the patterns has a finding of its own. */
function sizeIsWrong({ override, patterns }: Context): boolean {
  const [, height] = patterns()?.shape ?? [];
  return height !== undefined && override('N') !== height;
}
