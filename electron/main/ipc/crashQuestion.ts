/** Before anything is written for a run that is certain to crash, the user confirms once. */
import { dialog } from 'electron';
import { type Finding, isCertainCrash } from '../../../shared/findings/finding';
import type { AppWindow } from '../window/appWindow';

/** A dialog does not scroll: further findings are only counted. */
const LISTED = 5;

/** True without a certain crash, or when the user confirms with the button `anyway`. */
export async function mayExport(
  { browser }: AppWindow,
  findings: readonly Finding[],
  anyway = 'Export anyway',
): Promise<boolean> {
  const crashes = findings.filter(isCertainCrash);
  if (crashes.length === 0) return true;
  const { response } = await dialog.showMessageBox(browser, {
    type: 'warning',
    title: 'Pinnboard',
    message: 'This run will crash.',
    detail: crashText(crashes),
    buttons: [anyway, 'Cancel'],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  });
  return response === 0;
}

function crashText(crashes: readonly Finding[]): string {
  const listed = crashes.slice(0, LISTED).map(({ rule, message }) => `${message} (${rule})`);
  const rest = crashes.length - listed.length;
  return [...listed, ...(rest > 0 ? [`${rest} more in Findings.`] : [])].join('\n\n');
}
