/** The row under the pointer, in a separate store, since every move over the form changes it. */
import { create } from 'zustand';

export const useHovered = create<{ readonly row: string | null }>()(() => ({ row: null }));
