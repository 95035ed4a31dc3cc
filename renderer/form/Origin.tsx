import type { Story } from '../../shared/factory/story';
import { LayerBadge } from './LayerBadge';
import { beneath, isRedundant, layerWords } from './layers';
import css from './Row.module.css';

/** Where a row's value comes from, and whether setting it made any difference. */
export function Origin({ story, set }: { story: Story | undefined; set: boolean }) {
  if (!story) return <span className={css.origin} />;
  const next = set ? beneath(story) : undefined;
  return (
    <span className={css.origin}>
      <LayerBadge layer={story.layer} set={set} />
      {set && isRedundant(story) && (
        <small
          title={`Without it the ${layerWords(next?.layer ?? story.layer, false)} gives the same value`}
        >
          same as default
        </small>
      )}
    </span>
  );
}
