/** A run that is certain to crash is asked about once before anything is written for it. */
import { dialog } from 'electron';
import { type Finding, isCertainCrash } from '../../../shared/findings/finding';
import type { AppWindow } from '../window/appWindow';

/** More than these are only counted: a dialog does not scroll. */
const LISTED = 5;

/** True when the findings hold no certain crash, or the user exports all the same. */
export async function mayExport(
  { browser }: AppWindow,
  findings: readonly Finding[],
): Promise<boolean> {
  const crashes = findings.filter(isCertainCrash);
  if (crashes.length === 0) return true;
  const { response } = await dialog.showMessageBox(browser, {
    type: 'warning',
    title: 'Pinnboard',
    message: 'This run will crash.',
    detail: crashText(crashes),
    buttons: ['Export anyway', 'Cancel'],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  });
  return response === 0;
}

function crashText(crashes: readonly Finding[]): string {
  const listed = crashes.slice(0, LISTED).map(({ rule, message }) => `${message} (${rule})`);
  const rest = crashes.length - listed.length;
  return [...listed, ...(rest > 0 ? [`${rest} more in the findings.`] : [])].join('\n\n');
}
