import { dispatch } from '../kit/actions';
import { Button } from '../kit/Button';
import { ariaKeysOf, keyOf } from '../kit/keyText';

/** Saves the document to its file; before the first save main asks for one. */
export const SaveButton = () => (
  <Button
    keys={keyOf('save')}
    aria-keyshortcuts={ariaKeysOf('save')}
    onClick={() => dispatch('save')}
  >
    Save
  </Button>
);
