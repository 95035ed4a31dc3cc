/** The list of runs: which are shown in which order, and times in words. */
import { describe, expect, it } from 'vitest';
import { listRuns, type View } from '../../../renderer/runs/listed';
import { ofText, spanText, whenText } from '../../../renderer/runs/words';
import type { RunRow } from '../../../shared/ipc/runs';
import { runRow as row, runList } from '../runs/shown';

const ALL = { shown: 'all', query: '', sorting: null } as const;
const ROWS = [
  row({ name: 'old', state: 'finished', startedAt: '2026-11-01T10:00:00Z', epoch: 50 }),
  row({ name: 'new', state: 'crashed', startedAt: '2026-11-28T10:00:00Z', host: 'gpu-login' }),
  row({ name: 'going', state: 'running', startedAt: '2026-11-02T10:00:00Z', epoch: 9 }),
  row({ name: 'files', state: 'written' }),
];
const names = (view: View, rows: readonly RunRow[] = ROWS) =>
  listRuns(runList(rows), view).rows.map(({ run }) => run.name);

describe('the list of runs', () => {
  it('shows first what goes on, then the latest, and last what never began', () => {
    expect(names(ALL)).toEqual(['going', 'new', 'old', 'files']);
  });

  it('is filtered by state, and by words of name, state and host', () => {
    expect(names({ ...ALL, shown: 'active' })).toEqual(['going']);
    expect(names({ ...ALL, shown: 'crashed' })).toEqual(['new']);
    expect(names({ ...ALL, query: 'gpu crash' })).toEqual(['new']);
  });

  it('is searched by settings under the names that users write, too', () => {
    const grid = (name: string, side: number) =>
      row({ name, settings: { 'data_config.grid_size': [side, side], 'data_config.K': side } });
    const list = {
      ...runList([grid('pairs', 2), grid('single', 1)]),
      differing: ['data_config.grid_size', 'data_config.K'],
    };
    const found = (query: string) => listRuns(list, { ...ALL, query });
    for (const query of ['gridsize:2', 'gridsize>1', 'grid_size:2', 'neighbor_count=2', 'k=2']) {
      const { rows, problems } = found(query);
      expect(problems, query).toEqual([]);
      expect(
        rows.map(({ run }) => run.name),
        query,
      ).toEqual(['pairs']);
    }
  });

  it('marks a loss on a scale that is not known, where there is another one', () => {
    const loss = { name: 'train_loss', last: 2, best: 1, best_epoch: 0, scale_key: null };
    const marks = (...rows: RunRow[]) => listRuns(runList(rows), ALL).rows.map(({ off }) => off);
    const going = row({ name: 'a', state: 'running', losses: [loss] });
    expect(marks(going)).toEqual([null]);
    expect(marks(going, row({ name: 'b', state: 'written' }))).toEqual([null, null]);
    expect(marks(going, row({ name: 'b', losses: [loss] }))).toEqual([
      expect.stringContaining('not known'),
      expect.stringContaining('not known'),
    ]);
  });

  it('is sorted by a column, with what is not known at the end both ways', () => {
    const sorted = (isDescending: boolean) =>
      names({ ...ALL, sorting: { id: 'epoch', isDescending } });
    expect(sorted(false).slice(0, 2)).toEqual(['going', 'old']);
    expect(sorted(true).slice(0, 2)).toEqual(['old', 'going']);
  });
});

describe('words of a run', () => {
  it('say how far it is', () => {
    expect(ofText(31, 50)).toBe('31 of 50');
    expect(ofText(1760, null)).toBe('1,760');
    expect(ofText(null, 50)).toBe('0 of 50');
    expect(ofText(null, null)).toBe('');
  });

  it('name the day where it is another one, and the year', () => {
    const now = new Date(2026, 10, 28, 15);
    expect(whenText(new Date(2026, 10, 28, 13, 41).toISOString(), now)).toBe('13:41');
    expect(whenText(new Date(2026, 9, 3, 9, 5).toISOString(), now)).toBe('3 Oct, 09:05');
    expect(whenText(new Date(2025, 9, 3, 9, 5).toISOString(), now)).toBe('3 Oct 2025, 09:05');
    expect(whenText('yesterday', now)).toBe('yesterday');
  });

  it('say how long it took, and where', () => {
    const [startedAt, endedAt] = ['2026-11-28T12:00:00Z', '2026-11-28T12:09:04Z'];
    expect(spanText({ startedAt, endedAt, host: 'gpu-3' })).toMatch(/ on gpu-3, took 9:04$/);
    expect(spanText({ startedAt, endedAt: null, host: 'This machine' })).toMatch(
      / on this machine$/,
    );
    expect(spanText({ startedAt: null, endedAt, host: 'This machine' })).toBe('On this machine');
    expect(spanText({ startedAt: null, endedAt: null, host: null })).toBe('');
  });
});
