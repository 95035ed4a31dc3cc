import { useEffect, useState } from 'react';
import type { Payload } from '../../shared/factory/resolution';
import { HASH_DIGITS, resultText } from '../../shared/formats/resultText';

/** First digits of the payload hash; null until it is computed. */
export function useHash(payload: Payload | null): string | null {
  const [hash, setHash] = useState<string | null>(null);
  useEffect(() => {
    if (!payload) return;
    let current = true;
    const bytes = new TextEncoder().encode(resultText(payload));
    void crypto.subtle.digest('SHA-256', bytes).then((digest) => {
      const hex = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0'));
      if (current) setHash(hex.join('').slice(0, HASH_DIGITS));
    });
    return () => {
      current = false;
    };
  }, [payload]);
  return hash;
}
