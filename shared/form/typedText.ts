/** Text typed into the form's rows, beside the settings that it was understood as. */

import type { Draft, TypedText } from '../ipc/contract';
import { jsonText } from '../json/write';
import { formRows, type RowSetting, rowSetting } from './formRows';
import type { FormRow } from './rows';

/** Two settings are one exactly when their keys are. */
export const settingKey = (setting: RowSetting): string =>
  setting.set ? `${setting.name} ${jsonText(setting.value)}` : '';

/** The typed text that still holds for this setting, if any. */
export const currentText = (
  typed: TypedText | undefined,
  setting: RowSetting,
): TypedText | undefined => (typed?.base === settingKey(setting) ? typed : undefined);

interface Typed {
  readonly draft: Draft;
  readonly typed: { readonly [row: string]: TypedText };
}

/** A row whose text is not understood: the request still holds what it held before. */
export interface PendingText {
  readonly row: FormRow;
  readonly text: string;
}

/** The first row of the form whose text is not understood, if any: what is written waits for it. */
export function pendingText({ draft, typed }: Typed): PendingText | undefined {
  for (const row of formRows(draft.target, draft.workflow)) {
    const text = typed[row.name];
    if (text && text.problem !== null && currentText(text, rowSetting(row, draft)))
      return { row, text: text.text };
  }
  return undefined;
}
