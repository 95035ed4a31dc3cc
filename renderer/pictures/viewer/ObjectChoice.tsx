import type { Picture } from '../../../shared/dataset/picture';
import { ToggleGroup } from '../../kit/ToggleGroup';
import { usePictures } from '../store';

/** Which part of the object lies under a scan; nothing for an object that is not complex. */
export function ObjectChoice({
  object,
  onChange = () => {},
}: {
  object: Picture | null;
  onChange?: () => void;
}) {
  const shown = usePictures((state) => state.object);
  if (!object?.phase) return null;
  return (
    <ToggleGroup
      label="Object"
      small
      value={shown}
      choices={[
        { value: 'phase', label: 'Phase' },
        { value: 'amplitude', label: 'Amplitude' },
      ]}
      onChange={(name) => {
        usePictures.setState({ object: name });
        onChange();
      }}
    />
  );
}
