/** What a step of a recipe is. `steps/` has one file for each; `steps/index.ts` lists them. */
import { z } from 'zod';
import { AppError } from '../errors/appError';
import { issuesOfPart, REPORTED } from '../errors/invalid';
import type { ArrayRef, Quantity } from './refs';
import type { NumberDtype } from './source';
import type { View } from './view';

/** A step as a recipe has it: its id and its parameters. `stepSchema` has checked both. */
export interface Step {
  readonly step: string;
  readonly [parameter: string]: unknown;
}

export type StepTarget = 'patterns' | 'probe' | 'x' | 'y' | 'object';

/** A parameter as the window's form shows it. */
export interface StepField {
  readonly name: string;
  readonly label: string;
  readonly unit?: string;
  readonly kind: 'number' | 'integer' | 'choice' | 'switch' | 'array' | 'list';
  readonly choices?: readonly { readonly value: string; readonly label: string }[];
}

/** A whole array in C order; complex numbers interleaved. */
export interface Values {
  readonly shape: readonly number[];
  readonly data: Float64Array;
  readonly complex: boolean;
}

/** What arrives at a step that works on each frame. */
export interface Stage {
  readonly rows: number;
  readonly columns: number;
  readonly complex: boolean;
  readonly quantity: 'intensity' | 'amplitude';
  /** Of the array in the file. */
  readonly dtype: NumberDtype;
  /** Pixels of the file's detector along one side of a pixel. */
  readonly binned: number;
  /** Pixels that a pattern has in the file. */
  readonly original: { readonly rows: number; readonly columns: number };
}

/** What a step may ask for while it is set up. */
export interface FrameContext {
  /** A dark frame or gain, with its rows first as the patterns. */
  readonly values: (ref: ArrayRef) => Promise<Values>;
  /** The part of an array with as many frames as the patterns that belongs to some of them, by their numbers in the file; rows first. */
  readonly frames: (ref: ArrayRef) => Promise<FrameReader>;
  readonly number: (quantity: Quantity) => Promise<number>;
  /** Mean of the frames that arrive here, of `MOST_MEAN` evenly spaced ones at most. */
  readonly mean: () => Promise<Float64Array>;
}

export interface FrameReader {
  readonly shape: readonly number[];
  readonly read: (frames: Int32Array) => Promise<Float64Array>;
}

/** Of so many frames the mean is taken: enough for a centre, and no second reading of a large file. */
export const MOST_MEAN = 200;

export interface FrameStep {
  readonly after: Stage;
  /** May change `data` and return it. @param frame its number in the file */
  readonly apply: (data: Float64Array, frame: number) => Float64Array;
  /** Called before the frames are applied. */
  readonly load?: (frames: Int32Array) => Promise<void>;
}

/** What positions are converted with. */
export interface CoordinateContext {
  readonly axis: 'x' | 'y';
  /** Side of the prepared patterns. */
  readonly size: number;
  /** Pixels of the result for one of the file's. */
  readonly growth: number;
  /** Pixel of the result in m. Throws when the geometry does not give it. */
  readonly pixel: () => number;
}

/** The names that the Python copy has for things. */
export interface PythonContext {
  readonly target: StepTarget;
  readonly quantity: 'intensity' | 'amplitude';
  /** An expression that reads an array. */
  readonly read: (ref: ArrayRef) => string;
  /** One that reads a mask or dark frame, with its rows first. */
  readonly ofDetector: (ref: ArrayRef) => string;
  /** An expression for a number, in eV, m, 1/m or pixels. */
  readonly number: (quantity: Quantity) => string;
}

interface Described<P> {
  readonly id: string;
  readonly applies: readonly StepTarget[];
  readonly schema: z.ZodType<P>;
  /** In menus: "Crop". */
  readonly title: string;
  /** Parameters of a step that was just added to an array of that shape. */
  readonly initial: (shape: readonly number[]) => P;
  readonly fields: readonly StepField[];
  /** On the chip: "crop 64". */
  readonly label: (parameters: P) => string;
  /** What it computes, with units. */
  readonly formula: (parameters: P) => string;
  /** What is done to a probe on the patterns' grid when patterns have this step: the same, or what follows from it. */
  readonly probe?: 'same' | 'resample' | 'crop';
  /** Lines of numpy that change the array `name`. */
  readonly python: (parameters: P, name: string, context: PythonContext) => readonly string[];
}

/** Frames with that number in an array of numbers. */
export interface FrameKind {
  readonly array: ArrayRef;
  readonly is: number;
}

/** What it does: one of these. */
interface Does<P> {
  /** How an array is indexed. Comes before what works on frames and values. */
  readonly view?: (parameters: P, view: View) => View;
  /** Numbers of the frames, by which patterns and positions are matched. */
  readonly index?: (parameters: P) => ArrayRef;
  /** Which frames are patterns: those with that number in an array with one for each. */
  readonly keep?: (parameters: P) => FrameKind;
  /** A whole array of positions, before frames are matched. */
  readonly whole?: (
    parameters: P,
    values: Values,
    context: Pick<FrameContext, 'values'>,
  ) => Promise<Values>;
  readonly frame?: (parameters: P, before: Stage, context: FrameContext) => Promise<FrameStep>;
  /** One number for each pattern. */
  readonly coordinate?: (
    parameters: P,
    values: Float64Array,
    context: CoordinateContext,
  ) => Float64Array;
}

/** A step of any kind, which takes its parameters from a recipe. */
export interface StepEntry extends Omit<Described<Step>, 'schema' | 'initial'>, Does<Step> {
  /** Of a whole step. */
  readonly schema: z.ZodType<Step>;
  readonly initial: (shape: readonly number[]) => Step;
}

/** Makes the entry of a step. */
export function defineStep<P extends object>(own: Described<P> & Does<P>): StepEntry {
  const { id, schema, view, index, keep, whole, frame, coordinate } = own;
  const of = ({ step: _, ...parameters }: Step): P => schema.parse(parameters);
  const stepOf = (parameters: P): Step => ({ step: id, ...parameters });
  return {
    id,
    applies: own.applies,
    title: own.title,
    fields: own.fields,
    ...(own.probe && { probe: own.probe }),
    schema: z.looseObject({ step: z.literal(id) }).transform((step, context): Step => {
      const { step: _, ...parameters } = step;
      const parsed = schema.safeParse(parameters, REPORTED);
      if (parsed.success) return stepOf(parsed.data);
      context.issues.push(...issuesOfPart(parsed.error));
      return z.NEVER;
    }),
    initial: (shape) => stepOf(own.initial(shape)),
    label: (step) => own.label(of(step)),
    formula: (step) => own.formula(of(step)),
    python: (step, name, context) => own.python(of(step), name, context),
    ...(view && { view: (step, before) => view(of(step), before) }),
    ...(index && { index: (step) => index(of(step)) }),
    ...(keep && { keep: (step) => keep(of(step)) }),
    ...(whole && { whole: (step, values, context) => whole(of(step), values, context) }),
    ...(frame && { frame: (step, before, context) => frame(of(step), before, context) }),
    ...(coordinate && {
      coordinate: (step, values, context) => coordinate(of(step), values, context),
    }),
  };
}

/** No parameters. */
export const NONE = z.strictObject({});

/** That a step cannot do what its recipe asks. `problem` is a clause. */
export const impossible = (step: string, problem: string): AppError =>
  new AppError('step-impossible', { step, problem });
