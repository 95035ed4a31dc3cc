/** The catalogue of errors: closed, and with words for each code. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../shared/errors/appError';
import { ERROR_CODES, errorText } from '../../../shared/errors/words';

const sources = ['electron', 'renderer', 'shared']
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) =>
      path.join(folder, name),
    ),
  )
  .filter((file) => /\.tsx?$/.test(file) && !file.startsWith(path.join('shared', 'errors')))
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');

describe('the catalogue of errors', () => {
  it('takes no code that it does not have, and no other parameters: both are type errors', () => {
    // @ts-expect-error There is no such code.
    expect(() => new AppError('no-such-code', {})).toThrow();
    // @ts-expect-error Its parameter is `array`.
    expect(new AppError('array-missing', { name: 'Y' }).code).toBe('array-missing');
  });

  it.each(ERROR_CODES)('%s is thrown somewhere', (code) => {
    expect(sources).toContain(`'${code}'`);
  });

  it('says the reason behind an error after it', () => {
    const cause = new AppError('npz-truncated', {});
    const error = new AppError('array-unreadable', { array: 'Y' }, { cause });
    expect(error.message).toMatch(/^`Y` cannot be read\. The file starts as an \.npz archive/);
    expect(errorText({ code: 'cancelled', parameters: {} })).toBe('Cancelled.');
  });

  it('writes sizes in a unit that fits them', () => {
    const small = new AppError('disk-too-small', { path: 'a.npz', needed: 148_000, free: 0 });
    expect(small.message).toBe('a.npz needs about 148 kB, but 0 bytes are free there.');
    const large = new AppError('disk-too-small', { path: 'a.npz', needed: 6.1e9, free: 2e9 });
    expect(large.message).toBe('a.npz needs about 6.10 GB, but 2.00 GB are free there.');
  });
});
