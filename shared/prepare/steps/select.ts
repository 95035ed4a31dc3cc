import { z } from 'zod';
import { shapeText } from '../../dataset/probeSize';
import { defineStep, impossible } from '../step';
import { pick, shapeOf } from '../view';

const schema = z.strictObject({
  /** First frame, from 0. */
  from: z.int().min(0).optional(),
  /** The frame behind the last. */
  to: z.int().min(1).optional(),
  every: z.int().min(1).optional(),
  leave_out: z.array(z.int().min(0)).max(100_000).optional(),
});

export const SELECT = defineStep({
  id: 'select',
  applies: ['patterns', 'x', 'y'],
  schema,
  title: 'Select frames',
  initial: ([count = 1]) => ({ from: 0, to: count }),
  fields: [
    { name: 'from', label: 'From', kind: 'integer' },
    { name: 'to', label: 'To (excluded)', kind: 'integer' },
    { name: 'every', label: 'Every', kind: 'integer' },
    { name: 'leave_out', label: 'Leave out', kind: 'list' },
  ],
  label: ({ from = 0, to, every = 1, leave_out = [] }) =>
    [
      `frames ${from}:${to ?? ''}${every === 1 ? '' : `:${every}`}`,
      ...(leave_out.length === 0 ? [] : [`without ${leave_out.length}`]),
    ].join(' '),
  formula: ({ from = 0, to, every = 1, leave_out = [] }) =>
    `Frames ${from} to ${to === undefined ? 'the last' : to - 1}, every ${every}${
      leave_out.length === 0 ? '' : `, without ${leave_out.slice(0, 10).join(', ')}`
    }.`,
  view: ({ from = 0, to, every = 1, leave_out = [] }, view) => {
    const count = view.axes[0]?.length ?? 0;
    const out = new Set(leave_out);
    const chosen: number[] = [];
    for (let at = from; at < Math.min(to ?? count, count); at += every)
      if (!out.has(at)) chosen.push(at);
    if (chosen.length > 0) return pick(view, 0, Int32Array.from(chosen));
    throw impossible('select', `no frame is left of ${shapeText(shapeOf(view))}`);
  },
  python: ({ from = 0, to, every = 1, leave_out = [] }, name) => [
    ...(leave_out.length === 0
      ? [`${name} = ${name}[${from}:${to ?? ''}:${every}]`]
      : [
          `kept = np.setdiff1d(np.arange(len(${name}))[${from}:${to ?? ''}:${every}], [${leave_out.join(', ')}])`,
          `${name} = ${name}[kept]`,
        ]),
  ],
});
