/** One pattern: measured, predicted, and what is left. */
import type { Reason } from '../../dataset/inputChecks';
import type { InputSource } from './field';
import { modelOf } from './model';
import { Predictor } from './predict';
import { correlation, fittedScale } from './similarity';

export interface InputPattern {
  readonly index: number;
  readonly count: number;
  readonly side: number;
  /** Row by row, as stored. */
  readonly measured: Float32Array;
  /** |F(probe × object)|, times `scale`; null with the reason where nothing is predicted. */
  readonly predicted: Float32Array | null;
  readonly reason: Reason | null;
  /** Measured − predicted. */
  readonly residual: Float32Array | null;
  /** The factor between the prediction and the measured pattern, fitted to this pattern. */
  readonly scale: number | null;
  readonly correlation: number | null;
}

/** Reads pattern `index` and predicts it. Rejects when it cannot be read. */
export async function inputPattern(source: InputSource, index: number): Promise<InputPattern> {
  const { count, side } = source;
  const measured = Float32Array.from(await source.pattern(index));
  const nothing = {
    index,
    count,
    side,
    measured,
    predicted: null,
    residual: null,
    scale: null,
    correlation: null,
  };
  const model = modelOf(source);
  if (typeof model === 'string') return { ...nothing, reason: model };
  const { probe, object, positions } = model;
  const predicted = new Float32Array(side * side);
  const [x, y] = [positions.x[index] ?? Number.NaN, positions.y[index] ?? Number.NaN];
  if (!new Predictor(probe, object).predict(x, y, predicted))
    return { ...nothing, reason: 'outside-object' };
  const scale = fittedScale(measured, predicted);
  const scaled = predicted.map((value) => scale * value);
  return {
    ...nothing,
    reason: null,
    predicted: scaled,
    residual: measured.map((value, at) => value - (scaled[at] ?? 0)),
    scale,
    correlation: correlation(measured, predicted),
  };
}
