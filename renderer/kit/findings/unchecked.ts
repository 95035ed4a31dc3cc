/** Opening the validation dataset at a typed path. */

import { withAcknowledgement } from '../../../shared/findings/acknowledge';
import type { Finding } from '../../../shared/findings/finding';
import { validationPath } from '../../../shared/request/request';
import { bridge } from '../../bridge/bridge';
import { ask } from '../../store/ask';
import { withDraft } from '../../store/document';
import { change } from '../../store/edit';
import { resolveNow } from '../../store/resolve';
import { useResolved, useStore } from '../../store/store';

/** Whether the finding says that the validation dataset was not opened. */
export const useUnopened = ({ rule, fields }: Finding): boolean =>
  useResolved(
    ({ draft: { workflow } }) =>
      workflow === 'training' && rule === 'not-checked' && fields[0] === 'test_data_file',
  );

/** Saved with the request, so that the finding shows it everywhere. */
const ELSEWHERE = 'on another machine';

/** Notes that the file is on another machine, or takes that back; the finding stays "not checked". */
export const noteElsewhere = (finding: Finding, isElsewhere: boolean): void =>
  change((doc) =>
    withDraft(doc, {
      acknowledgements: withAcknowledgement(
        doc.draft.acknowledgements,
        finding,
        isElsewhere ? ELSEWHERE : null,
      ),
    }),
  );

/** Asks for the file; findings about it follow with the next resolution. */
export async function checkFile(): Promise<void> {
  const { draft } = useStore.getState().history.present;
  const named = validationPath(draft);
  if (named === null) return;
  const path = await ask(bridge?.checkValidation({ named, dataset: draft.dataset }));
  if (path === undefined || path === null) return;
  useStore.setState({ status: `Checked ${path}` });
  if (path === named) await resolveNow();
  else
    change((doc) =>
      withDraft(doc, { overrides: { ...doc.draft.overrides, test_data_file: path } }),
    );
}
