/** The sections of the legacy JSON configuration of `ptycho_torch.train --ptycho_dir`, and the fields behind them. */
import type { SectionName } from '../../catalogue/types';

/** In the order in which PtychoPINN's loader asks for them (ptycho_torch/utils.py). */
export const LEGACY_SECTIONS: { readonly [name: string]: SectionName } = {
  data_config: 'pt_data_config',
  model_config: 'pt_model_config',
  training_config: 'pt_training_config',
};

/** Sections that the file may have and that the training of a folder does not read. */
export const UNREAD_SECTIONS = ['inference_config', 'datagen_config'] as const;

/** Execution options that this entry point reads from its training section. */
export const EXECUTION_FIELDS: readonly string[] = [
  'learning_rate',
  'accum_steps',
  'gradient_clip_val',
  'num_workers',
];

export const REQUEST_KEY = 'pinnboard_request';
/** The sections as exported, to detect edits. */
export const WROTE_KEY = 'pinnboard_wrote';

/** The value of object_big after loading, whatever the file has. */
export const forcedObjectBig = (C: unknown): boolean =>
  (typeof C === 'number' || typeof C === 'bigint') && C > 1;
