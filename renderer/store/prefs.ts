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
  /** Of the list of runs, by id: whether a column is shown, where the user decided. */
  readonly runColumns: Readonly<Record<string, boolean>>;
}

const AUTOMATIC: Columns = { left: null, right: null };

/** What cannot be read is as it was at first. */
const keptSchema = z.object({
  columns: columnsSchema.catch(AUTOMATIC),
  runColumns: z.record(z.string(), z.boolean()).catch({}),
});

export const usePrefs = create<Prefs>()(
  persist(() => ({ columns: AUTOMATIC, runColumns: {} }), {
    name: 'pinnboard.layout',
    version: 1,
    partialize: ({ columns, runColumns }) => ({ columns, runColumns }),
    merge: (kept, current) => {
      const parsed = keptSchema.safeParse(kept);
      return parsed.success ? { ...current, ...parsed.data } : current;
    },
  }),
);

export const setColumn = (side: keyof Columns, width: number) =>
  usePrefs.setState(({ columns }) => ({ columns: { ...columns, [side]: Math.round(width) } }));

export const resetColumns = () => usePrefs.setState({ columns: AUTOMATIC });
