/** What the strip shows, announces and drops, as pure functions. */
import { describe, expect, it } from 'vitest';
import {
  type Cell,
  type CellId,
  changesText,
  fittingCells,
  textBefore,
} from '../../../renderer/plan/strip/cell';

const cell = (id: CellId, ...figures: readonly [name: string, text: string][]): Cell => ({
  id,
  title: id,
  parts: figures.map(([name, text]) => ({ name, text, room: 3 })),
  warning: null,
  reason: null,
});
const CELLS = (['groups', 'steps', 'input', 'gpu', 'disk', 'time'] as const).map((id) =>
  cell(id, [id, '1']),
);
const fitting = (room: number) => fittingCells(CELLS, () => 100, room, 50);

describe('cells that do not fit', () => {
  it('shows all where there is room for all', () => {
    expect(fitting(600)).toEqual(['groups', 'steps', 'input', 'gpu', 'disk', 'time']);
  });

  it('drops from the right, with room for the menu of what is dropped', () => {
    expect(fitting(599)).toEqual(['groups', 'steps', 'input', 'gpu', 'disk']);
    expect(fitting(549)).toEqual(['groups', 'steps', 'input', 'gpu']);
  });

  it('keeps groups, steps and GPU as long as they fit, and groups always', () => {
    expect(fitting(449)).toEqual(['groups', 'steps', 'gpu']);
    expect(fitting(350)).toEqual(['groups', 'steps', 'gpu']);
    expect(fitting(349)).toEqual(['groups', 'steps']);
    expect(fitting(10)).toEqual(['groups']);
  });
});

describe('changes', () => {
  const before = [cell('steps', ['steps per epoch', '64'], ['optimizer steps', '?'])];
  const now = [cell('steps', ['steps per epoch', '32'], ['optimizer steps', '1,600'])];

  it('are announced with the old figure', () => {
    expect(changesText(before, now)).toBe('Run plan: steps per epoch 32, was 64.');
    expect(changesText(now, now)).toBe('');
  });

  it('strike through no figure that was not known', () => {
    const [was, is] = [before[0], now[0]];
    const figures = is?.parts.filter((part) => typeof part !== 'string') ?? [];
    expect(figures.map((figure) => textBefore(was, figure))).toEqual(['64', null]);
  });
});
