import { formatValue } from '../../values/python';
import { clearExecutionOption, setExecutionOption } from '../fixes';
import { REVISION } from '../revision';
import { rule } from '../rule';

export const strategyDdp = rule({
  id: 'strategy-ddp',
  title: 'ddp leaves training without data',
  outcome: 'crash',
  stage: 'train',
  targets: REVISION,
  workflows: ['training'],
  entryPoints: ['native', 'script', 'python'],
  fields: ['strategy'],
  source: 'V45; LIGHTNING-STRATEGY-001 (W:1522-1526)',
  why: "With the execution config's strategy ddp, training expects a data module, which only memory-mapped datasets give. Of one NPZ it makes loaders and then drops them. The strategy of pt_training_config, ddp by default, is not asked.",
  check: ({ value }) => {
    if (value('execution_config', 'strategy') !== 'ddp') return [];
    return [
      {
        fields: ['strategy'],
        message:
          "The execution config's strategy is 'ddp': the native command line and ptycho_train then have no training data and end with an error. Use 'auto', or train from a memory-mapped PtychoDataset.",
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
  title: 'Lightning does not know the strategy',
  outcome: 'crash',
  stage: 'train',
  targets: REVISION,
  workflows: ['training'],
  fields: ['strategy'],
  source: 'V42',
  why: 'The execution config takes any text; Lightning refuses a name that is not in its registry when the trainer is made.',
  check: ({ value }) => {
    const seen = value('execution_config', 'strategy');
    if (typeof seen !== 'string' || seen === 'auto' || STRATEGY.test(seen)) return [];
    return [
      {
        fields: ['strategy'],
        message: `strategy is ${formatValue(seen)}, which Lightning does not know. Use 'auto', or one of its names such as 'ddp_spawn' or 'fsdp'.`,
        fixes: [clearExecutionOption('strategy')],
      },
    ];
  },
});

export const autoMeansCpu = rule({
  id: 'auto-means-cpu',
  title: 'On the command line auto means cpu',
  outcome: 'slow',
  stage: 'train',
  targets: REVISION,
  fields: ['accelerator'],
  source: 'V44; POLICY-001 (T:582, S:64-71)',
  why: 'The native command line still has the old --device, whose default is cpu and which wins over an accelerator of auto. Everywhere else auto takes a GPU where there is one, on the machine that builds the config.',
  check: ({ request, value }) => {
    if (!request.cli_defaults || value('execution_config', 'accelerator') !== 'auto') return [];
    return [
      {
        fields: ['accelerator'],
        message:
          "accelerator is 'auto', and the command line's defaults are on: python -m ptycho_torch.train and ptycho_torch.inference then run on the CPU. Set accelerator to 'cuda' to use a GPU.",
        fixes: [
          setExecutionOption('accelerator', 'cuda'),
          setExecutionOption('accelerator', 'cpu'),
        ],
      },
    ];
  },
});
