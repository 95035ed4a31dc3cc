import { beforeEach, describe, expect, it } from 'vitest';
import {
  goToPage as go,
  passPage as pass,
  shownPage,
  stepTrail as step,
  useReference,
} from '../../../renderer/reference/store';

const shown = () => shownPage(useReference.getState());

beforeEach(() => useReference.setState({ trail: [], at: -1, passing: false }));

describe('the history of the Reference', () => {
  it('goes back and forward, and drops forward pages after a new one', () => {
    for (const id of ['a', 'b', 'c']) go(id);
    step(-1);
    step(-1);
    expect(shown()).toBe('a');
    step(-1);
    expect(shown()).toBe('a');
    step(1);
    go('d');
    expect(useReference.getState().trail).toEqual(['a', 'b', 'd']);
    step(1);
    expect(shown()).toBe('d');
  });

  it('keeps only the last page selected in the list', () => {
    go('a');
    for (const id of ['b', 'c', 'd']) pass(id);
    go('e');
    expect(useReference.getState().trail).toEqual(['a', 'd', 'e']);
    step(-1);
    expect(shown()).toBe('d');
  });

  it('does not record the same page twice in a row', () => {
    go('a');
    go('a');
    pass('a');
    expect(useReference.getState().trail).toEqual(['a']);
    expect(useReference.getState().passing).toBe(false);
    step(1);
    expect(shown()).toBe('a');
  });

  it('has nowhere to go before the first page', () => {
    step(-1);
    step(1);
    expect(shown()).toBeUndefined();
  });
});
