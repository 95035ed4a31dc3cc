/** The row under the pointer: a store of its own, since every move over the form changes it. */
import { create } from 'zustand';

export const useHovered = create<{ readonly row: string | null }>()(() => ({ row: null }));
