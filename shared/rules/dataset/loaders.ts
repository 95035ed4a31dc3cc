/** PtychoPINN's three dataset loaders as messages name them; they require different arrays. */
import type { Workflow } from '../../request/request';

/** `RawData.from_file`: what the command line that takes this payload's settings calls. */
export const native = (workflow: Workflow): string =>
  workflow === 'training' ? '`python -m ptycho_torch.train`' : '`python -m ptycho_torch.inference`';

/** `load_data`: what the script that both backends share calls. */
export const script = (workflow: Workflow): string =>
  workflow === 'training' ? '`ptycho_train`' : '`ptycho_inference`';

/** `PtychoDataset`: what folder training and barycentric inference build. */
export const MEMORY_MAPPED = 'the memory-mapped loader';
