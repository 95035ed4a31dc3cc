/** What the columns of the list say of a run, as values: by them it is sorted and searched. */
import type { RunRow } from '../../shared/ipc/runs';
import { headLoss } from '../../shared/runs/record/table';
import type { Value } from '../../shared/values/value';
import { stateText } from '../kit/runStateWords';
import { secondsOfRow } from './words';

/** By the id of the column; undefined, null or an empty text where it is not known of a run. */
export const VALUES = {
  run: ({ name }) => name,
  state: stateText,
  loss: ({ losses }) => headLoss(losses)?.last,
  best: ({ losses }) => headLoss(losses)?.best,
  time: (run) => secondsOfRow(run),
  left: ({ secondsLeft }) => secondsLeft,
  tags: ({ tags }) => tags,
  note: ({ note }) => note,
  host: ({ host }) => host,
  workflow: ({ workflow }) => workflow,
  entry: ({ entryPoint }) => entryPoint,
  revision: ({ revision }) => revision,
  epoch: ({ epoch }) => epoch,
  started: ({ startedAt }) => startedAt,
} as const satisfies { readonly [column: string]: (run: RunRow) => Value | undefined };
