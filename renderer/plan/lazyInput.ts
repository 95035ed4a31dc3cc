/** The network input, whose arithmetic the rest of the plan does not need. */
import { lazyComponent } from '../kit/lazyComponent';
import { lazyModule } from '../kit/lazyModule';

const INPUT = lazyModule(() => import('./input/lazy'));
export const InputTab = lazyComponent(INPUT, (module) => module.InputTab);
export const InputSide = lazyComponent(INPUT, (module) => module.InputSide);
