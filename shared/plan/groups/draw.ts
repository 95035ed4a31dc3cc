/** The groups that PtychoPINN draws, index for index. */
import type { Steps } from '../steps';
import { drawContainer } from './container';
import type { GroupDraw, Scan } from './groupDraw';
import { drawMemoryMap } from './memoryMap';
import type { GroupSpec } from './spec';

/** Throws an `AppError` where PtychoPINN refuses the positions or settings, or there is too much to draw. */
export function* drawGroups(spec: GroupSpec, scan: Scan): Steps<GroupDraw> {
  if (spec.algorithm === 'container') return yield* drawContainer(spec, scan);
  return yield* drawMemoryMap(spec, scan);
}
