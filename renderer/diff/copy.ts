import { diffSides } from '../../shared/diff/diff';
import { diffMarkdown } from '../../shared/diff/markdown';
import { copyText } from '../store/files';
import { sideOf } from '../store/sides';
import { useStore } from '../store/store';

/** Copies the diff as Markdown, as it is shown: the changed fields, or all. */
export async function copyDiff(): Promise<void> {
  const state = useStore.getState();
  const [a, b] = [sideOf(state, state.baseline), sideOf(state, state.against)];
  if (!a || !b) {
    state.show({ status: 'There is nothing to compare yet' });
    return;
  }
  const text = diffMarkdown(diffSides(a, b), { all: state.diffAll });
  await copyText(text, 'Diff copied as Markdown');
}
