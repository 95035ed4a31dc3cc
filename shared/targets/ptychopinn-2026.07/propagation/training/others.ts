/** Overrides in training: settings of another trainer, of inference or of the machine. */

import type { CodeSource } from '../../../../sources/source';
import { evidence } from '../../../../sources/source';
import { code, knownIssue } from '../../../../sources/upstream';
import {
  at,
  by,
  each,
  elsewhere,
  executionOption,
  ignored,
  type Lines,
  noFlag,
  otherWorkflow,
  overwritten,
} from '../define';

const bare = { native: noFlag(), script: noFlag() };

/** Read only by the older trainers (`--ptycho_dir`, `train_lightning_only`). */
const older = (where: CodeSource) => () => ({
  python: otherWorkflow(
    where,
    'only the older trainers (--ptycho_dir, train_lightning_only) read it',
  ),
  ...bare,
  source: [evidence('execution-options-without-effect')],
});
const stage = () => ({
  python: ignored(code.model(2077), 'training always has a single stage'),
  ...bare,
  source: [evidence('network-settings')],
});
const forInference = (where: CodeSource) => () => ({
  python: otherWorkflow(where, 'inference reads it, from its own payload'),
  ...bare,
  source: [evidence('the-second-factory-call')],
});
/** Statistics that the native command line writes after training. */
const patchStats = (flag: string) => () => ({
  python: ignored(code.train(984), 'only python -m ptycho_torch.train reads it, after training'),
  native: by(flag, { effect: 'reaches' as const, where: code.train(984), why: 'the run reads it' }),
  script: noFlag(),
  source: [evidence('the-second-factory-call')],
});

export const OTHER_LINES: Lines = {
  model: {
    python: overwritten(code.configFactory(448), 'the bridge builds it from the PyTorch sections'),
    ...bare,
    source: [evidence('unknown-overrides')],
  },
  backend: {
    python: overwritten(code.configBridge(253), 'the bridge always sets pytorch'),
    native: noFlag('this command always uses PyTorch'),
    script: by('--backend', {
      effect: 'reaches',
      where: code.trainScript(409),
      why: 'the run reads it',
    }),
    reads: at('tf_training_config', 'backend'),
    source: [evidence('settings-the-training-factory-drops')],
  },

  num_workers: {
    python: ignored(code.components(1112), 'the training loader always uses 0 workers'),
    native: by(
      '--num-workers',
      ignored(code.components(1112), 'the training loader always uses 0 workers'),
    ),
    script: by(
      '--torch-num-workers',
      ignored(code.components(1112), 'the training loader always uses 0 workers'),
    ),
    uses: 0,
    source: [evidence('execution-options-without-effect'), evidence('the-audit-trail')],
  },
  n_devices: {
    python: ignored(code.components(1747), 'the trainer always uses one device'),
    ...bare,
    uses: 1,
    source: [evidence('execution-options-without-effect')],
  },
  strategy: {
    python: elsewhere(code.components(1738), 'the trainer reads the execution option strategy'),
    ...bare,
    reads: at('execution_config', 'strategy'),
    source: [knownIssue('LIGHTNING-STRATEGY-001')],
  },
  device: {
    python: elsewhere(code.components(1737), 'the trainer reads the execution option accelerator'),
    native: by(
      '--device',
      elsewhere(code.cliShared(64), 'the flag sets the execution option accelerator'),
    ),
    script: noFlag('use --torch-accelerator instead'),
    reads: at('execution_config', 'accelerator'),
    instead: executionOption('accelerator', (value) =>
      value === 'cpu' || value === 'cuda' ? value : undefined,
    ),
    source: [evidence('the-second-factory-call')],
  },

  ...each(['patch_weighting', 'varpro_scaling'], forInference(code.reassembly(1703))),
  ...each(['middle_trim', 'experiment_number'], forInference(code.reassembly(1641))),
  ...each(['pad_eval', 'window'], forInference(code.inference(196))),
  log_patch_stats: patchStats('--log-patch-stats')(),
  patch_stats_limit: patchStats('--patch-stats-limit')(),

  ...each(['stage_1_epochs', 'stage_2_epochs', 'stage_3_epochs'], stage),
  ...each(['physics_weight_schedule', 'stage_3_lr_factor'], stage),
  ...each(['epochs_fine_tune', 'fine_tune_gamma'], older(code.train(359))),
  ...each(['framework', 'orchestrator', 'training_directories'], older(code.trainUtils(440))),
  ...each(['experiment_name', 'notes', 'model_name'], older(code.train(329))),

  ...each(['model_path', 'debug'], () => ({
    python: otherWorkflow(code.configFactory(523), 'it belongs to inference'),
    ...bare,
    source: [evidence('settings-inference-reads')],
  })),
};
