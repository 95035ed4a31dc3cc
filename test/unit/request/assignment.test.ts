import { describe, expect, it } from 'vitest';
import { readAssignment } from '../../../shared/formats/assignment';

const read = (text: string) => readAssignment(text, 'ptychopinn-2026.07');

describe('a setting on the command line', () => {
  it.each([
    ['nphotons=244,000', 244_000],
    ['nphotons=244 000', 244_000],
    ['nphotons=2.44×10^5', 244_000],
    ['n_groups=1_000', 1000],
    ['learning_rate=3e−4', 3e-4],
  ])('%s is a number as the form understands it', (text, value) => {
    expect(read(text)).toMatchObject({ ok: true, value });
  });

  it.each([
    ['nphotons=1,5', ['1.5', '15']],
    ['learning_rate=1,5e-3', ['1.5e-3', '15e-3']],
    ['learning_rate=0,0003', ['0.0003']],
  ])('%s is refused, with what it may mean', (text, readings) => {
    const assignment = read(text);
    expect(assignment.ok).toBe(false);
    for (const reading of readings)
      expect(assignment).toHaveProperty('problem', expect.stringContaining(reading));
  });

  it('leaves literals, quoted text and the text of text fields as they are', () => {
    expect(read("nphotons='1,5'")).toMatchObject({ ok: true, value: '1,5' });
    expect(read('nphotons=many')).toMatchObject({ ok: true, value: 'many' });
    expect(read('test_data_file=1,5')).toMatchObject({ ok: true, value: '1,5' });
    expect(read('no_such_name=1,5')).toMatchObject({ ok: true, value: '1,5' });
    expect(read('grid_size=(2, 2)')).toMatchObject({ ok: true, value: [2, 2] });
  });
});
