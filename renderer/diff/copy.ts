import { diffSources } from '../../shared/diff/diff';
import { diffMarkdown } from '../../shared/diff/markdown';
import { sourceOf } from '../store/diffSources';
import { copyText } from '../store/files';
import { useStore } from '../store/store';

/** Copies the fields that the diff shows as Markdown: the different ones, or all. */
export async function copyDiff(): Promise<void> {
  const state = useStore.getState();
  const [a, b] = [sourceOf(state, state.baseline), sourceOf(state, state.against)];
  if (!a || !b) {
    useStore.setState({ status: 'Nothing to compare yet' });
    return;
  }
  const text = diffMarkdown(diffSources(a, b), { all: state.diffAll });
  await copyText(text, 'Diff copied as Markdown');
}
