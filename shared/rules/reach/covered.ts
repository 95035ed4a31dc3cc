/** Losses that another rule reports already. */
import { CI_BUNDLE } from '../../targets/ptychopinn-2026.07/names';
import type { Context } from '../context';

/** A field of the profile is reported with the profile. */
export const covered = ({ request }: Context, [name = '']: readonly string[]): boolean =>
  request.profile === 'ci' && Object.hasOwn(CI_BUNDLE, name);

/** An N that is not the size of the patterns has a finding of its own. */
export function sizeIsWrong({ override, patterns }: Context): boolean {
  const [, height] = patterns()?.shape ?? [];
  return height !== undefined && override('N') !== height;
}
