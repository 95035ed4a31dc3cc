/** What a pickle holds, as far as it is plain data. */
import type { AppError } from '../../errors/appError';

/** A value that is more than plain data: what it is, and the shape of an array or a tensor. Nothing of it was built. */
export class NotRead {
  constructor(
    /** `torch._utils._rebuild_tensor_v2`, `set` … */
    readonly what: string,
    readonly shape?: readonly number[],
    /** Where the numbers of a tensor are: several tensors may have one place. */
    readonly place?: string,
  ) {}
}

/** Plain data of Python. Tuples and lists are arrays; keys of a dictionary that are no text are written as Python writes them. */
export type Pickled =
  | null
  | boolean
  | number
  | bigint
  | string
  | readonly Pickled[]
  | ReadonlyMap<string, Pickled>
  | NotRead;

/** What a reader takes at most; a pickle beyond it is refused whole. */
export interface PickleLimits {
  /** Bytes of the pickle. */
  readonly bytes: number;
  /** Entries of the memo. */
  readonly memo: number;
  /** Levels of nesting. */
  readonly depth: number;
  /** Values, each counted as often as it is met: the memo can name one list a million times. */
  readonly values: number;
  /** Characters of texts, counted in the same way. */
  readonly text: number;
}

/** A checkpoint's pickle has 23 to 200 kB, and the parameters of a model one or two. */
export const PICKLE_LIMITS: PickleLimits = {
  bytes: 1024 * 1024,
  memo: 200_000,
  depth: 40,
  values: 200_000,
  text: 4 * 1024 * 1024,
};

export type PickleReading =
  | { readonly ok: true; readonly value: Pickled }
  | { readonly ok: false; readonly error: AppError };
