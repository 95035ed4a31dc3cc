/** The definition of a channel. */
import type { z } from 'zod';

export interface ChannelDefinition<Schema extends z.ZodType, Result> {
  readonly argument: Schema;
  /** Never set: it carries the type of the result, which main itself makes. */
  readonly result?: Result;
}

export type ResultOf<D> = D extends ChannelDefinition<z.ZodType, infer Result> ? Result : never;

/** A channel with the schema of its argument; `returns` gives the type of its result. */
export const channel = <Schema extends z.ZodType>(argument: Schema) => ({
  returns: <Result>(): ChannelDefinition<Schema, Result> => ({ argument }),
});
