import { z } from 'zod';

/** Id that main gave to a window for a file that the user chose. */
export const grantSchema = z.string().min(1).max(64);
