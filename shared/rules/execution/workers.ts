import { evidence } from '../../sources/source';
import { code } from '../../sources/upstream';
import { formatValue } from '../../values/python';
import { asCode } from '../asCode';
import type { Context } from '../context';
import { clearExecutionOptionAndOverride } from '../fixes';
import { DESIGN_ONLY } from '../holds';
import { rule } from '../rule';

/** Options of worker processes that are set although num_workers is 0. */
function optionsWithoutWorkers({ number, value }: Context): string[] {
  if (number('execution_config', 'num_workers') !== 0) return [];
  const option = (name: string) => value('execution_config', name) ?? null;
  return [
    ...(option('persistent_workers') === true ? ['persistent_workers'] : []),
    ...(option('prefetch_factor') === null ? [] : ['prefetch_factor']),
  ];
}

const shared = {
  fields: ['persistent_workers', 'prefetch_factor', 'num_workers'],
  source: [evidence('unchecked-execution-options')],
} as const;

export const workersRefused = rule({
  id: 'loader-needs-workers',
  title: 'persistent_workers and prefetch_factor require workers',
  outcome: 'crash',
  stage: 'load',
  holds: ({ run }) => run.workerOptionsAlone === 'refused',
  ...shared,
  notTried: DESIGN_ONLY,
  why: "PyTorch's `DataLoader` rejects `persistent_workers` and `prefetch_factor` when `num_workers` is 0.",
  check: (context) =>
    optionsWithoutWorkers(context).map((name) => ({
      fields: [name, 'num_workers'],
      message: `${asCode(name)} is ${formatValue(context.value('execution_config', name) ?? null)}, but \`num_workers\` is 0, which PyTorch's \`DataLoader\` rejects. Clear ${asCode(name)}, or set \`num_workers\` to 1 or more.`,
      short: `${asCode(name)} is set, but \`num_workers\` is 0: PyTorch rejects that.`,
      fixes: [clearExecutionOptionAndOverride(name)],
    })),
});

export const workersUnused = rule({
  id: 'loader-has-no-workers',
  title: 'persistent_workers and prefetch_factor have no effect without workers',
  outcome: 'info',
  stage: 'load',
  holds: ({ run }) => run.workerOptionsAlone === 'omitted',
  ...shared,
  tried: true,
  why: 'Where PtychoPINN reads these execution options at all, it omits them when `num_workers` is 0.',
  check: (context) =>
    optionsWithoutWorkers(context).map((name) => ({
      fields: [name, 'num_workers'],
      message: `${asCode(name)} is ${formatValue(context.value('execution_config', name) ?? null)}, but \`num_workers\` is 0, so it has no effect. Clear it.`,
      fixes: [clearExecutionOptionAndOverride(name)],
    })),
});

export const deterministicWorkers = rule({
  id: 'deterministic-workers',
  holds: ({ run }) => run.trainsWithWorkers,
  title: 'Workers slow down a deterministic run',
  outcome: 'slow',
  stage: 'train',
  workflows: ['training'],
  fields: ['deterministic', 'num_workers'],
  source: [code.cliShared(178), evidence('accelerator')],
  why: "PtychoPINN's command line warns that a deterministic run with worker processes may be slower. With 0 workers the result is also safely reproducible.",
  check: ({ number, shown, value }) => {
    const workers = number('execution_config', 'num_workers');
    if (workers === undefined || workers <= 0) return [];
    if (value('execution_config', 'deterministic') !== true) return [];
    return [
      {
        fields: ['num_workers', 'deterministic'],
        message: `\`deterministic\` is True with \`num_workers\` ${shown('execution_config', 'num_workers')}, which may be slow. Set \`num_workers\` to 0, or \`deterministic\` to False.`,
        fixes: [clearExecutionOptionAndOverride('num_workers')],
      },
    ];
  },
});

export const pinMemory = rule({
  id: 'pin-memory-cpu',
  title: 'pin_memory is on without a GPU',
  outcome: 'info',
  stage: 'load',
  fields: ['pin_memory', 'accelerator'],
  source: [evidence('unchecked-execution-options')],
  tried: true,
  why: 'Pinned memory speeds up copies from memory to a GPU; a CPU run makes no such copies.',
  check: ({ value }) => {
    if (value('execution_config', 'pin_memory') !== true) return [];
    if (value('execution_config', 'accelerator') !== 'cpu') return [];
    return [
      {
        fields: ['pin_memory', 'accelerator'],
        message:
          "`pin_memory` is True, but `accelerator` is 'cpu': there is no GPU to copy to. Clear `pin_memory`.",
        fixes: [clearExecutionOptionAndOverride('pin_memory')],
      },
    ];
  },
});
