/** The whole rule table in real runs: what each rule claims, and whether Pinnboard finds it for that entry point. */
import { describe, it } from 'vitest';
import { CASES } from './table';
import { tryCases } from './tried';

describe.skipIf(!process.env.PINNBOARD_PTYCHOPINN)('every rule that was tried', () => {
  it('does what the table says', { timeout: 3_600_000 }, ({ expect }) => tryCases(CASES, expect));
});
