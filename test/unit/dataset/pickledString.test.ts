import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readPickledString } from '../../../shared/dataset/pickledString';
import { readMembers } from './folder';
import { dict, npy } from './npzBuilder';
import { OTHERS, TEXTS } from './pickles';

const bytes = (base64: string) => new Uint8Array(Buffer.from(base64, 'base64'));

describe('the text in a pickled object array', () => {
  it.each([2, 3, 4, 5] as const)('is read from protocol %i', (protocol) => {
    const text = '{"a": "ü😀"}';
    expect(readPickledString(bytes(TEXTS[`protocol ${protocol}`]))).toBe(text);
  });

  it('is read from one element and from a long text', () => {
    expect(readPickledString(bytes(TEXTS['one element']))).toBe('{}');
    expect(readPickledString(bytes(TEXTS.long))).toBe('x'.repeat(300));
  });

  it.each(Object.entries(OTHERS))('%s is refused and nothing runs', async (_, base64) => {
    const pickle = bytes(base64);
    expect(readPickledString(pickle)).toBeNull();
    const data = npy(dict("'|O'", '()'), pickle);
    const facts = await readMembers({ name: '_metadata.npy', data });
    expect(facts.metadata).toEqual({
      status: 'broken',
      code: 'metadata-pickled',
      problem: expect.stringContaining('never executed'),
    });
    expect(existsSync('PINNBOARD_PWNED')).toBe(false);
  });

  it('is refused when any byte is cut off or follows', () => {
    const whole = bytes(TEXTS['protocol 4']);
    for (let length = 0; length < whole.length; length++)
      expect(readPickledString(whole.subarray(0, length))).toBeNull();
    expect(readPickledString(new Uint8Array([...whole, 0x2e]))).toBeNull();
  });

  it('survives every byte flipped: the text or a refusal', () => {
    const outcomes = { text: 0, refused: 0 };
    for (const base64 of Object.values(TEXTS)) {
      const flipped = bytes(base64);
      flipped.forEach((byte, i) => {
        flipped[i] = byte ^ 0xff;
        outcomes[readPickledString(flipped) === null ? 'refused' : 'text'] += 1;
        flipped[i] = byte;
      });
    }
    expect(outcomes.text).toBeGreaterThan(50);
    expect(outcomes.refused).toBeGreaterThan(1000);
  });
});
