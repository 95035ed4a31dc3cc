/** The window's layout on this machine; not part of the document. */
import { z } from 'zod';
import { create } from 'zustand';
import { persist } from 'zustand/middleware';

const width = z.number().min(100).max(10_000).nullable();
/** Widths of the outer columns in CSS pixels; null for the width that suits the window. */
const columnsSchema = z.object({ left: width, right: width });
export type Columns = Readonly<z.infer<typeof columnsSchema>>;

interface Prefs {
  readonly columns: Columns;
}

const AUTOMATIC: Columns = { left: null, right: null };

export const usePrefs = create<Prefs>()(
  persist(() => ({ columns: AUTOMATIC }), {
    name: 'pinnboard.layout',
    version: 1,
    partialize: ({ columns }) => ({ columns }),
    merge: (kept, current) => {
      const parsed = z.object({ columns: columnsSchema }).safeParse(kept);
      return parsed.success ? { ...current, ...parsed.data } : current;
    },
  }),
);

export const setColumn = (side: keyof Columns, width: number) =>
  usePrefs.setState(({ columns }) => ({ columns: { ...columns, [side]: Math.round(width) } }));

export const resetColumns = () => usePrefs.setState({ columns: AUTOMATIC });
