/** Which findings the findings tab shows. */
import { create } from 'zustand';
import { type FindingFilter, NO_FILTER } from './filter';

export const useFindingFilter = create<FindingFilter>()(() => NO_FILTER);
