import { evidence } from '../../sources/source';
import { code, knownIssue } from '../../sources/upstream';
import { formatValue } from '../../values/python';
import { clearExecutionOption, setExecutionOption } from '../fixes';
import { isProgram } from '../holds';
import { rule } from '../rule';

export const strategyDdp = rule({
  id: 'strategy-ddp',
  title: 'Training has no data with strategy ddp',
  outcome: 'crash',
  stage: 'train',
  holds: isProgram,
  workflows: ['training'],
  entryPoints: ['native', 'script', 'python'],
  fields: ['strategy'],
  raises: ['MisconfigurationException: train_dataloader'],
  source: [
    code.components(1522, 1526),
    knownIssue('LIGHTNING-STRATEGY-001'),
    evidence('accumulation-and-strategy'),
  ],
  tried: true,
  why: 'With strategy ddp in the execution config, training expects a data module, which only memory-mapped datasets provide, and ignores the loaders that it builds from an NPZ file. The strategy of `pt_training_config`, ddp by default, is not read.',
  check: ({ value }) => {
    if (value('execution_config', 'strategy') !== 'ddp') return [];
    return [
      {
        fields: ['strategy'],
        message:
          "`strategy` is 'ddp' in the execution config: `python -m ptycho_torch.train` and `ptycho_train` get no training data and stop with an error. Use 'auto', or train from a memory-mapped `PtychoDataset`.",
        fixes: [clearExecutionOption('strategy')],
      },
    ];
  },
});

/** Names in Lightning's strategy registry. */
const STRATEGY =
  /^(auto|ddp(_spawn|_fork|_notebook)?(_find_unused_parameters_(true|false))?|fsdp(_cpu_offload)?|deepspeed(_\w+)?|single_device|single_xla|xla(_\w+)?)$/;

export const strategyUnknown = rule({
  id: 'strategy-unknown',
  title: 'Unknown Lightning strategy',
  outcome: 'crash',
  stage: 'train',
  holds: isProgram,
  workflows: ['training'],
  fields: ['strategy'],
  raises: ['ValueError: invalid strategy name'],
  source: [evidence('unchecked-execution-options')],
  tried: true,
  why: 'The execution config accepts any text; Lightning rejects a name that is not in its registry when it creates the trainer.',
  check: ({ value }) => {
    const seen = value('execution_config', 'strategy');
    if (typeof seen !== 'string' || seen === 'auto' || STRATEGY.test(seen)) return [];
    return [
      {
        fields: ['strategy'],
        message: `Unknown \`strategy\` ${formatValue(seen)}. Use 'auto', or a Lightning strategy such as 'ddp_spawn' or 'fsdp'.`,
        fixes: [clearExecutionOption('strategy')],
      },
    ];
  },
});

export const autoMeansCpu = rule({
  id: 'auto-means-cpu',
  title: 'On the command line, auto means CPU',
  outcome: 'slow',
  stage: 'train',
  holds: isProgram,
  fields: ['accelerator'],
  source: [
    code.train(582),
    code.cliShared(64, 71),
    knownIssue('POLICY-001'),
    evidence('accelerator'),
  ],
  why: '`python -m ptycho_torch.train` and `ptycho_torch.inference` still have the old flag `--device`, whose default cpu overrides `accelerator` auto. Everywhere else, auto selects a GPU if the machine that builds the configuration has one.',
  check: ({ request, value }) => {
    if (!request.cli_defaults || value('execution_config', 'accelerator') !== 'auto') return [];
    return [
      {
        fields: ['accelerator'],
        message:
          "`accelerator` is 'auto' and the command-line defaults are on, so `python -m ptycho_torch.train` and `ptycho_torch.inference` run on the CPU. Set `accelerator` to 'cuda' to use a GPU.",
        short: "`accelerator` is 'auto', which means the CPU on the command line.",
        fixes: [
          setExecutionOption('accelerator', 'cuda'),
          setExecutionOption('accelerator', 'cpu'),
        ],
      },
    ];
  },
});
