/** Losses that another rule reports, and says more of. */
import { CI_BUNDLE } from '../../targets/ptychopinn-2026.07/names';
import type { Context } from '../context';

/** Overrides with a rule of their own, by its id. */
const TOLD_BY: { readonly [name: string]: string } = {
  max_position_jitter: 'position-jitter',
  stage_1_epochs: 'stages-ignored',
  stage_2_epochs: 'stages-ignored',
  stage_3_epochs: 'stages-ignored',
  loss_function: 'loss-function-overruled',
  intensity_scale_trainable: 'intensity-scale-trainable',
  scale_contract_version: 'contract-unused',
  measurement_domain: 'contract-unused',
};

/** Whether the loss of an override is reported by another rule. */
export function toldElsewhere(context: Context, name: string): boolean {
  if (Object.hasOwn(TOLD_BY, name)) return true;
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
