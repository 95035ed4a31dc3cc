import { z } from 'zod';
import { FORMAT, parsePayloadFile } from '../formats/payloadFile';
import type { ImportFormat } from './format';
import { jsonObject } from './json';

const headSchema = z.object({ format: z.literal(FORMAT) });

/** A payload file: its request. */
export const payloadImport: ImportFormat = {
  id: 'payload',
  title: 'Pinnboard payload',
  recognises: (text) => headSchema.safeParse(jsonObject(text)).success,
  read: (text) => {
    const parsed = parsePayloadFile(text);
    return parsed.ok ? { ok: true, request: parsed.file.request, findings: [] } : parsed;
  },
};
