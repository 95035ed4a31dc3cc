import { describe, expect, it } from 'vitest';
import { record, redo, seal, startHistory, undo } from '../../../renderer/store/history';

describe('history', () => {
  it('undoes a run of typing in one field as one step', () => {
    let history = startHistory('');
    for (const text of ['5', '51', '512']) history = record(history, text, 'type n_groups');
    expect(undo(history).present).toBe('');
  });

  it('starts a new step once the typing was sealed', () => {
    const first = seal(record(startHistory(''), '5', 'type n_groups'));
    expect(undo(record(first, '51', 'type n_groups')).present).toBe('5');
  });

  it('redoes what was undone, and forgets it after a new step', () => {
    const undone = undo(record(record(startHistory(0), 1, null), 2, null));
    expect(redo(undone).present).toBe(2);
    expect(redo(record(undone, 7, null)).present).toBe(7);
  });

  it('stays where it is at either end', () => {
    const history = startHistory('only');
    expect(undo(history)).toBe(history);
    expect(redo(history)).toBe(history);
  });
});
