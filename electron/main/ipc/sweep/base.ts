/** The base and the points of a sweep that the window asks about. */
import type { Draft } from '../../../../shared/request/draft';
import type { Request } from '../../../../shared/request/request';
import { pointRequest } from '../../../../shared/sweep/plan/pointRequest';
import type { Axis } from '../../../../shared/sweep/spec';
import type { Values } from '../../../../shared/values/value';
import type { KnownFiles } from '../../../node/sweep/knownFiles';
import type { AppWindow } from '../../window/appWindow';

/** Of no job that the window asked for, so that it cannot cancel it. */
const READING_JOB = -1;

/** The draft as a request, and what is known of the files that its points name. */
export const baseOf = ({ session, values }: AppWindow, draft: Draft, axes: readonly Axis[]) =>
  session.sweepBase(draft, axes, (file) => values.measure(file, READING_JOB));

interface Asked {
  readonly draft: Draft;
  readonly axes: readonly Axis[];
  readonly values: Values;
}

export interface Point {
  readonly request: Request;
  readonly files: KnownFiles;
}

/** One point; its results go where the base's do. */
export async function pointOf(window: AppWindow, { draft, axes, values }: Asked): Promise<Point> {
  const { base, files } = await baseOf(window, draft, axes);
  return { request: pointRequest(base, axes, values), files };
}
