import { diffSources } from '../../shared/diff/diff';
import { diffMarkdown } from '../../shared/diff/markdown';
import { sourceOf } from '../store/diffSources';
import { copyText } from '../store/files';
import { useStore } from '../store/store';
import { isKnown } from './sources';

/** Copies what the diff shows as Markdown: what differs, or all. */
export async function copyDiff(): Promise<void> {
  const state = useStore.getState();
  const { compared, baseline, diffBy: by, diffAll: all } = state;
  const sources = compared.map((id) => sourceOf(state, id)).filter(isKnown);
  if (sources.length < compared.length) {
    useStore.setState({ status: 'Nothing to compare yet' });
    return;
  }
  const at = baseline === null ? null : compared.indexOf(baseline);
  await copyText(
    diffMarkdown(diffSources(sources, { by, baseline: at }), { all }),
    'Diff copied as Markdown',
  );
}
