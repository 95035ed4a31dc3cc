/** A part of a network, and what an architecture has to answer. */
import type { Layer, Tensors } from './layers';
import type { NetworkOptions } from './options';

export interface Block extends Layer {
  readonly name: string;
  /** How many of it follow each other; all other numbers are those of one. */
  readonly repeat: number;
  /** Numbers that it keeps for the backward pass, for one sample. */
  readonly saved: number;
  /** Numbers that it keeps once, whatever the batch. */
  readonly savedOnce?: number;
  /** Numbers that its backward pass needs for one sample, beside what is kept; absent where no step can be highest there. */
  readonly working?: number;
  /** Why no step uses its parameters: they get no gradient. */
  readonly unused?: string;
}

/** An architecture that PtychoPINN registers. */
export interface Architecture {
  readonly title: string;
  /** Fields that decide its size. */
  readonly fields: readonly string[];
  /** Why PtychoPINN cannot build it with these options. */
  readonly refusal: (options: NetworkOptions) => string | null;
  /** Why it can be built, and the first step fails. */
  readonly failure: (options: NetworkOptions) => string | null;
  /** Its parts in the order of the forward pass. */
  readonly blocks: (options: NetworkOptions) => readonly Block[];
  /** Operations of the first convolution for one sample: its input needs no gradient. */
  readonly firstConvolution: (options: NetworkOptions) => number;
  /** Temporaries at the end of the forward pass, in numbers a pixel of each pattern. */
  readonly endOfForward: { readonly unsupervised: number; readonly supervised: number };
  /** Temporaries at the start of the backward pass, in numbers a pixel of each sample. */
  readonly startOfBackward: (options: NetworkOptions) => number;
  /** What the start of the backward pass needs beside them, in bytes, whatever the batch. */
  readonly backwardBytes: (options: NetworkOptions) => number;
}

const sum = <T>(items: readonly T[], of: (item: T) => number) =>
  items.reduce((total, item) => total + of(item), 0);

/** How many numbers some tensors hold; a complex one counts once. */
export const parametersOf = (tensors: readonly Tensors[]) =>
  sum(tensors, ({ count, elements }) => count * elements);

export const bytesOf = (tensors: readonly Tensors[]) =>
  sum(tensors, ({ count, elements, complex }) => count * elements * (complex ? 8 : 4));

export const tensorsOf = (tensors: readonly Tensors[]) => sum(tensors, ({ count }) => count);

/** Bytes that a block with its repeats keeps for the backward pass of a batch. */
export const keptBy = ({ repeat, saved, savedOnce = 0 }: Block, batch: number) =>
  4 * repeat * (batch * saved + savedOnce);
