/** Closing the open dialog. */
import { flushSync } from 'react-dom';
import { useStore } from '../store/store';

/** Closes it and gives the focus back, then goes on: at once, so that a key pressed next goes where `then` leads. */
export function closeOverlay(then: () => unknown): void {
  flushSync(() => useStore.setState({ overlay: null }));
  then();
}
