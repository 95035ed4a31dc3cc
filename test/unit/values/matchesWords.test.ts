import { expect, it } from 'vitest';
import { matchesWords } from '../../../shared/values/matchesWords';

it('finds texts that contain every word, in any case and order', () => {
  const texts = ['Batch size', undefined, 'batch_size', null];
  for (const query of ['', '  ', 'size batch', 'BATCH_', 'tch']) {
    expect(matchesWords(texts, query), query).toBe(true);
  }
  for (const query of ['batch rate', 'sizebatch', 'undefined', 'null']) {
    expect(matchesWords(texts, query), query).toBe(false);
  }
});
