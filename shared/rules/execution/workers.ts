import { formatValue } from '../../values/python';
import type { Context } from '../context';
import { clearExecutionOptionAndOverride } from '../fixes';
import { REVISION } from '../revision';
import { rule } from '../rule';

/** Knobs of worker processes that are set while there are none. */
function workerless({ number, value }: Context): string[] {
  if (number('execution_config', 'num_workers') !== 0) return [];
  const option = (name: string) => value('execution_config', name) ?? null;
  return [
    ...(option('persistent_workers') === true ? ['persistent_workers'] : []),
    ...(option('prefetch_factor') === null ? [] : ['prefetch_factor']),
  ];
}

const shared = {
  fields: ['persistent_workers', 'prefetch_factor', 'num_workers'],
  source: 'V42',
} as const;

export const workersRefused = rule({
  id: 'loader-needs-workers',
  title: 'The loader has no workers to keep or to prefetch with',
  outcome: 'crash',
  stage: 'load',
  targets: ['adr-003'],
  ...shared,
  why: "PyTorch's DataLoader refuses persistent_workers and prefetch_factor when num_workers is 0.",
  check: (context) =>
    workerless(context).map((name) => ({
      fields: [name, 'num_workers'],
      message: `${name} is ${formatValue(context.value('execution_config', name) ?? null)}, and num_workers is 0: PyTorch's DataLoader refuses this. Clear it, or set num_workers.`,
      fixes: [clearExecutionOptionAndOverride(name)],
    })),
});

export const workersUnused = rule({
  id: 'loader-has-no-workers',
  title: 'There are no workers to keep or to prefetch with',
  outcome: 'info',
  stage: 'load',
  targets: REVISION,
  ...shared,
  why: 'Where PtychoPINN reads these knobs at all, it leaves them out when num_workers is 0.',
  check: (context) =>
    workerless(context).map((name) => ({
      fields: [name, 'num_workers'],
      message: `${name} is ${formatValue(context.value('execution_config', name) ?? null)}, and num_workers is 0: it changes nothing. Clear it.`,
      fixes: [clearExecutionOptionAndOverride(name)],
    })),
});

export const deterministicWorkers = rule({
  id: 'deterministic-workers',
  // Training of the newer revision has no workers at all, and says so.
  targets: ['adr-003'],
  title: 'Workers slow a deterministic run down',
  outcome: 'slow',
  stage: 'train',
  workflows: ['training'],
  fields: ['deterministic', 'num_workers'],
  source: 'V44 (S:178)',
  why: "PtychoPINN's command line warns of this: a deterministic run with worker processes may be slower, and 0 workers are the safe way to the same result twice.",
  check: ({ number, value }) => {
    const workers = number('execution_config', 'num_workers');
    if (workers === undefined || workers <= 0) return [];
    if (value('execution_config', 'deterministic') !== true) return [];
    return [
      {
        fields: ['num_workers', 'deterministic'],
        message: `deterministic is True with num_workers ${workers}, which may be slow. Set num_workers to 0, or deterministic to False.`,
        fixes: [clearExecutionOptionAndOverride('num_workers')],
      },
    ];
  },
});

export const pinMemory = rule({
  id: 'pin-memory-cpu',
  title: 'Pinned memory without a GPU',
  outcome: 'info',
  stage: 'load',
  fields: ['pin_memory', 'accelerator'],
  source: 'V42',
  why: 'Pinned memory speeds the way from memory to a GPU; on the CPU there is no such way.',
  check: ({ value }) => {
    if (value('execution_config', 'pin_memory') !== true) return [];
    if (value('execution_config', 'accelerator') !== 'cpu') return [];
    return [
      {
        fields: ['pin_memory', 'accelerator'],
        message:
          "pin_memory is True, and accelerator is 'cpu': there is no GPU to copy to. Clear pin_memory.",
        fixes: [clearExecutionOptionAndOverride('pin_memory')],
      },
    ];
  },
});
