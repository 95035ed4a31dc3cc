import { createHash } from 'node:crypto';
import type { Payload } from '../../../shared/factory/resolution';
import { resultText } from '../../../shared/formats/resultText';

/** A hash that is equal for payloads that train the same, wherever their results go. */
export const payloadHash = (payload: Payload): string =>
  createHash('sha256').update(resultText(payload)).digest('base64url').slice(0, 16);
