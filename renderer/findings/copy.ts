import { counted } from '../kit/format';
import { copyText } from '../store/files';
import { useStore } from '../store/store';
import { filterFindings } from './filter';
import { findingsMarkdown } from './markdown';
import { useFindingFilter } from './store';

/** Copies the findings that are shown as Markdown: all, or those that match the filter. */
export async function copyFindings(): Promise<void> {
  const { resolution, history } = useStore.getState();
  const findings = filterFindings(resolution.findings, useFindingFilter.getState());
  if (findings.length === 0) {
    useStore.setState({ status: 'No findings to copy' });
    return;
  }
  const { draft, dataset } = history.present;
  const on = dataset ? ` on ${dataset.name}` : '';
  const text = findingsMarkdown(findings, `${draft.target} ${draft.workflow}${on}`);
  await copyText(text, `${counted(findings.length, 'finding')} copied as Markdown`);
}
