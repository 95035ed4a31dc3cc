/** Text typed into the form's rows, together with the settings it was read as. */

import { z } from 'zod';
import { jsonText } from '../json/write';
import type { Draft } from '../request/draft';
import { formRows, type RowSetting, rowSetting } from './formRows';
import type { FormRow } from './rows';

/** Text as the user typed it (`5e-5`), kept while the setting still has the value it was read as. */
export const typedTextSchema = z.object({
  text: z.string(),
  /** Key of the setting when the text was typed; another key means that the text is out of date. */
  base: z.string(),
  /** Why the text is not a value of the field; null when it was applied. */
  problem: z.string().nullable(),
});
export type TypedText = z.infer<typeof typedTextSchema>;
/** By name of the form's row. */
export const typedTextsSchema = z.record(z.string(), typedTextSchema);

/** Equal for equal settings. */
export const settingKey = (setting: RowSetting): string =>
  setting.set ? `${setting.name} ${jsonText(setting.value)}` : '';

/** The typed text, if it still belongs to this setting. */
export const currentText = (
  typed: TypedText | undefined,
  setting: RowSetting,
): TypedText | undefined => (typed?.base === settingKey(setting) ? typed : undefined);

interface Typed {
  readonly draft: Draft;
  readonly typed: { readonly [row: string]: TypedText };
}

/** A row whose text is not understood; the request still has the previous value. */
export interface PendingText {
  readonly row: FormRow;
  readonly text: string;
}

/** The first row whose text is not understood, if any; exports wait for it. */
export function pendingText({ draft, typed }: Typed): PendingText | undefined {
  for (const row of formRows(draft.target, draft.workflow)) {
    const text = typed[row.name];
    if (text && text.problem !== null && currentText(text, rowSetting(row, draft)))
      return { row, text: text.text };
  }
  return undefined;
}
