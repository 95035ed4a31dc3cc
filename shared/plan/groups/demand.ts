/** What is demanded of positions and settings before groups are drawn. */
import { AppError } from '../../errors/appError';
import type { Points } from './tree';

/** More are not drawn, or looked up: half a gigabyte of indices, or minutes. PtychoPINN's own arrays are larger still. */
const MOST_MEMBERS = 64_000_000;
const MOST_NEIGHBOURS = 400_000_000;

/** Demands finite positions, as the neighbour search does. */
export function demandFinite({ x, y }: Points): void {
  let bad = 0;
  for (let i = 0; i < x.length; i++) if (!Number.isFinite(x[i]) || !Number.isFinite(y[i])) bad += 1;
  if (bad > 0) throw new AppError('groups-not-finite', { bad, count: x.length });
}

/** Demands a number of at least `least`; NaN is none. */
export function demandLeast(name: string, value: number, least: number): void {
  if (!(value >= least)) throw new AppError('groups-setting', { name, least });
}

/** Demands that so many groups, each with members and with neighbours that it is drawn from, can be held. */
export function demandRoom(groups: number, perGroup: number, neighbours: number): void {
  const limits = [
    { what: 'members', count: groups * perGroup, limit: MOST_MEMBERS },
    { what: 'neighbours', count: groups * neighbours, limit: MOST_NEIGHBOURS },
  ] as const;
  for (const demanded of limits)
    if (demanded.count > demanded.limit) throw new AppError('groups-too-large', demanded);
}
