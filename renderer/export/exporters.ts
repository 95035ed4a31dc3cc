/** Every exporter, loaded on demand. */
import { lazyModule } from '../kit/lazyModule';

export const EXPORTERS = lazyModule(() => import('../../shared/exporters'));
