/** The sections of the legacy JSON configuration of `ptycho_torch.train --ptycho_dir`, and the fields behind them. */
import type { SectionName } from '../../catalogue/types';

/** In the order in which PtychoPINN's loader asks for them (ptycho_torch/utils.py). */
export const LEGACY_SECTIONS: { readonly [name: string]: SectionName } = {
  data_config: 'pt_data_config',
  model_config: 'pt_model_config',
  training_config: 'pt_training_config',
};

/** Sections that the file may have, and that the training of a folder does not take from it. */
export const UNREAD_SECTIONS = ['inference_config', 'datagen_config'] as const;

/** Knobs that this route has no other place for than the fields of its training section (T:243, M:2033, TU:511). */
export const EXECUTION_FIELDS: readonly string[] = [
  'learning_rate',
  'accum_steps',
  'gradient_clip_val',
  'num_workers',
];

export const REQUEST_KEY = 'pinnboard_request';
/** What the sections said when they were written, to tell what was edited since. */
export const WROTE_KEY = 'pinnboard_wrote';

/** What the loader makes of object_big, whatever the file says (V51). */
export const forcedObjectBig = (C: unknown): boolean =>
  (typeof C === 'number' || typeof C === 'bigint') && C > 1;
