/** The sections of the legacy JSON configuration of `ptycho_torch.train --ptycho_dir`, and the fields behind them. */

import type { SectionName } from '../../catalogue/types';
import { Bug } from '../../errors/internal';
import { findTarget, OFFERED_TARGETS } from '../../targets';
import type { LegacyJsonFacts } from '../../targets/exports/legacyJson';

/** In the order in which PtychoPINN's loader asks for them (ptycho_torch/utils.py). */
export const LEGACY_SECTIONS: { readonly [name: string]: SectionName } = {
  data_config: 'pt_data_config',
  model_config: 'pt_model_config',
  training_config: 'pt_training_config',
};

/** Sections that the file may have and that the training of a folder does not read. */
export const UNREAD_SECTIONS = ['inference_config', 'datagen_config'] as const;

/** What is true of the loader of a target; of the first that has one, for a target without. Throws when there is none. */
export function legacyFacts(name: string): LegacyJsonFacts {
  const own = findTarget(name)?.exports.legacyJson;
  const [first] = OFFERED_TARGETS.flatMap(({ exports }) => exports.legacyJson ?? []);
  const facts = own ?? first;
  if (!facts) throw new Bug('No target reads the legacy JSON configuration');
  return facts;
}

export const REQUEST_KEY = 'pinnboard_request';
/** The sections as exported, to detect edits. */
export const WROTE_KEY = 'pinnboard_wrote';

/** The value of object_big after loading, whatever the file has. */
export const forcedObjectBig = (C: unknown): boolean =>
  (typeof C === 'number' || typeof C === 'bigint') && C > 1;
