/** The dataset's `_metadata`. */
import type { Rule } from '../rule';
import { contradiction } from './contradiction';
import { structure } from './structure';

export const METADATA_RULES: readonly Rule[] = [contradiction, structure];
