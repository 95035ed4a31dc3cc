import { dispatch } from '../kit/actions';
import { ariaKeysOf } from '../kit/keyText';

/** Saves the document to its file; before the first save main asks for one. */
export function SaveButton() {
  return (
    <button
      type="button"
      className="btn"
      aria-keyshortcuts={ariaKeysOf('save')}
      onClick={() => dispatch('save')}
    >
      Save
    </button>
  );
}
