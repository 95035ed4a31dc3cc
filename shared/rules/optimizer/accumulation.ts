import type { EntryPoint } from '../../request/entryPoint';
import { evidence } from '../../sources/source';
import { code, knownIssue } from '../../sources/upstream';
import { counted } from '../../values/counted';
import type { Context } from '../context';
import { clearExecutionOptionAndOverride, clearOverrides, setOverride } from '../fixes';
import { samplesOf } from '../grouping/memoryMapped';
import { isProgram } from '../holds';
import { rule } from '../rule';

export const accumulation = rule({
  id: 'gradient-accumulation',
  title: 'Gradient accumulation is not supported',
  outcome: 'crash',
  stage: 'train',
  workflows: ['training'],
  fields: ['accum_steps'],
  raises: ['RuntimeError: EXEC-ACCUM'],
  source: [knownIssue('EXEC-ACCUM-001'), evidence('accumulation-and-strategy')],
  tried: true,
  why: 'The network uses manual optimization, for which Lightning cannot accumulate gradients; training stops with an error before the first step.',
  check: ({ number, shown }) => {
    const steps = number('execution_config', 'accum_steps');
    if (steps === undefined || steps <= 1) return [];
    return [
      {
        fields: ['accum_steps'],
        message: `\`accum_steps\` is ${shown('execution_config', 'accum_steps')}, but training accepts only 1. Use a larger \`batch_size\` instead.`,
        fixes: [{ ...clearExecutionOptionAndOverride('accum_steps'), label: 'Reset to 1' }],
      },
    ];
  },
});

export const accumulationTooLong = rule({
  id: 'accumulation-exceeds-batches',
  title: 'More accumulation steps than batches: nothing is trained',
  outcome: 'wrong-result',
  stage: 'train',
  holds: isProgram,
  workflows: ['training'],
  entryPoints: ['python', 'lightning'],
  fields: ['accum_steps', 'batch_size', 'n_groups'],
  source: [code.model(2496), code.model(2505), evidence('accumulation-and-strategy')],
  tried: true,
  why: 'With the override `accum_steps`, training takes an optimizer step after that many batches and counts from 0 again in every epoch. With fewer batches in an epoch it takes no step, and the run ends without an error but with an untrained network.',
  check: (context) => {
    const steps = context.number('pt_training_config', 'accum_steps');
    // More than 1 as an execution option stops the run.
    if (steps === undefined || (context.number('execution_config', 'accum_steps') ?? 1) > 1)
      return [];
    return batchesOf(context).flatMap(({ entryPoint, batches }) =>
      batches < 1 || steps <= batches
        ? []
        : [
            {
              fields: ['accum_steps', 'batch_size'],
              entryPoints: [entryPoint],
              message: `\`accum_steps\` is ${context.shown('pt_training_config', 'accum_steps')}, but an epoch has only ${counted(batches, 'batch', 'batches')}: training takes no optimizer step. Set \`accum_steps\` to ${batches} or less.`,
              fixes: [
                clearOverrides('accum_steps'),
                ...(batches > 1 ? [setOverride('accum_steps', batches)] : []),
              ],
            },
          ],
    );
  },
});

/** Batches of an epoch by entry point, where they are known: the memory-mapped loader skips a last one that is not full. */
function batchesOf(
  context: Context,
): { readonly entryPoint: EntryPoint; readonly batches: number }[] {
  const { number, groups, patternCount } = context;
  const size = number('pt_training_config', 'batch_size');
  const wanted = groups();
  const count = patternCount();
  if (size === undefined || size <= 0) return [];
  const samples = samplesOf(context)?.train;
  return [
    // With more groups than patterns, groups of one are fewer, and larger groups stop the loader.
    ...(wanted === undefined || count === undefined
      ? []
      : [{ entryPoint: 'python' as const, batches: Math.ceil(Math.min(wanted, count) / size) }]),
    ...(samples === undefined
      ? []
      : [{ entryPoint: 'lightning' as const, batches: Math.floor(samples / size) }]),
  ];
}
