import { Button } from '../kit/Button';
import { Menu, MenuGroup, MenuItem, MenuSeparator } from '../kit/Menu';
import { pinSnapshot, setBaseline, sourceChoices, sourceOf } from '../store/diffSources';
import { usePresetLibrary } from '../store/presetLibrary';
import { type State, useStore } from '../store/store';

/** What the form's values are compared with, in words: `defaults`, a snapshot, a file; null for nothing. */
export const baselineWords = (state: State): string | null =>
  state.baseline === null || state.baseline === 'defaults'
    ? state.baseline
    : (sourceOf(state, state.baseline)?.label ?? '…');

/** Chooses the baseline of the filter beside it and of the diff, or drops it. */
export function Baseline() {
  const baseline = useStore((state) => state.baseline);
  const words = useStore(baselineWords);
  const history = useStore((state) => state.history);
  const pinnedSources = useStore((state) => state.pinnedSources);
  const presets = usePresetLibrary((state) => state.presets);
  return (
    <Menu
      align="end"
      trigger={
        <Button
          variant="ghost"
          small
          icon="down"
          label={`Baseline: ${words ?? 'none'}`}
          tip="Choose what to compare with"
        />
      }
    >
      {sourceChoices({ history, pinnedSources }, presets).map(({ title, choices }) => (
        <MenuGroup key={title} label={title}>
          {choices
            .filter(({ id }) => id !== 'draft')
            .map(({ id, label }) => (
              <MenuItem
                key={id}
                icon={id === baseline ? 'ok' : undefined}
                onSelect={() => setBaseline(id)}
              >
                {label}
              </MenuItem>
            ))}
        </MenuGroup>
      ))}
      <MenuSeparator />
      <MenuItem icon="pin" onSelect={pinSnapshot}>
        Take a snapshot
      </MenuItem>
      {baseline !== null && (
        <MenuItem icon="close" onSelect={() => setBaseline(null)}>
          Drop the baseline
        </MenuItem>
      )}
    </Menu>
  );
}
