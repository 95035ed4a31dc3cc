/** Settings that do not reach the run, but that another rule reports in more detail. */
import { own } from '../../values/value';
import type { Context } from '../context';

/** Whether another rule reports the override. */
export function coveredElsewhere(context: Context, name: string): boolean {
  // The rule intensity-scale-trainable reports the harm wherever the setting is read.
  // Command lines ignore the setting: once one is chosen, that is the finding.
  if (name === 'intensity_scale_trainable') return context.request.entry_point === undefined;
  // The rule learning-rate-fixed says which rate is used.
  if (name === 'learning_rate' && context.request.entry_point === 'lightning') return true;
  if (name === 'N') return sizeIsWrong(context);
  // A field of the profile is reported with the profile.
  const { request, target } = context;
  return own(own(target.profiles, request.profile ?? '') ?? {}, name) !== undefined;
}

/** Another rule reports an N that is not the size of the patterns. */
function sizeIsWrong({ override, patterns }: Context): boolean {
  const [, height] = patterns()?.shape ?? [];
  return height !== undefined && override('N') !== height;
}
