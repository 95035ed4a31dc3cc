/** Resolves a preset alone on a sound dataset. */
import { readFileContext } from '../../../electron/node/session/fileContext';
import { resolve } from '../../../shared/factory';
import { applyPresets } from '../../../shared/presets/apply';
import type { Preset } from '../../../shared/presets/preset';
import type { TrainingRequest } from '../../../shared/request/request';
import { NPZ } from '../cli/run';

/** The payload and the messages of the errors. */
export async function readAll(preset: Preset) {
  const bare: TrainingRequest = {
    target: preset.target ?? 'adr-003',
    workflow: 'training',
    train_data_file: 'train64.npz',
    output_dir: 'out',
    overrides: { n_groups: 8 },
    execution: null,
  };
  const request = applyPresets(bare, [preset]).draft;
  const { payload, findings } = resolve(request, await readFileContext(request, NPZ));
  return {
    payload,
    errors: findings.filter(({ outcome }) => outcome === 'blocked').map(({ message }) => message),
  };
}
