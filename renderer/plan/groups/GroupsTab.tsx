import type { DatasetFacts } from '../../../shared/dataset/facts';
import type { DrawnGroups } from '../../../shared/plan/groups/drawn';
import { bridge } from '../../bridge/bridge';
import { CodeText } from '../../kit/CodeText';
import { Icon } from '../../kit/Icon';
import { JobState } from '../../kit/JobState';
import { useJob } from '../../kit/job';
import { tip } from '../../kit/Tip';
import { ToggleGroup } from '../../kit/ToggleGroup';
import { objectOf } from '../../pictures/arrays';
import { ColorBar } from '../../pictures/ColorBar';
import { pixelSize } from '../../pictures/pixelSize';
import { usePlane } from '../../pictures/viewer/ArrayViews';
import { ObjectChoice } from '../../pictures/viewer/ObjectChoice';
import { useDocument } from '../../store/store';
import { CERTAINTY_WORDS } from '../certainty';
import { grouped } from '../numbers';
import { usePlanned } from '../planned';
import { usePlanView } from '../view';
import { GroupMap } from './GroupMap';
import css from './GroupsTab.module.css';
import { usesPlace } from './geometry';
import { SettingSlider } from './Sliders';
import sliders from './Sliders.module.css';
import { useGroups } from './store';

/** The groups that the run draws, on the map of the scan. */
export function GroupsTab() {
  const dataset = useDocument((doc) => doc.dataset);
  if (dataset?.reading.status !== 'ok')
    return (
      <p className={css.empty}>Open or prepare a dataset to see groups, steps, memory and time.</p>
    );
  return (
    <div className={css.tab}>
      <ScanGroups key={dataset.grant} grant={dataset.grant} facts={dataset.reading} />
      <Sliders />
    </div>
  );
}

function ScanGroups({ grant, facts }: { grant: string; facts: DatasetFacts }) {
  const planned = usePlanned();
  const answer = useGroups();
  const positions = useJob(grant, `${grant} ${facts.fingerprint}`, (job) =>
    bridge?.positions({ dataset: grant, job }),
  );
  const object = usePlane(grant, objectOf(facts), 0);
  return (
    <div className={css.map}>
      {positions.value ? (
        <GroupMap
          positions={positions.value}
          object={object.value}
          groups={answer.drawn}
          patch={planned.inputs?.N ?? 0}
          metres={pixelSize(facts)}
        />
      ) : (
        <JobState job={positions} what="the positions" />
      )}
      <div className={css.over}>
        <ObjectChoice object={object.value} />
      </div>
      {answer.problem !== null && (
        <p className={css.problem} role="status">
          <CodeText text={answer.problem} />
        </p>
      )}
      {answer.done !== null && (
        <p className={css.busy}>
          <progress value={answer.done} max={1} aria-label="Drawing groups" />
          Drawing groups…
        </p>
      )}
      {answer.drawn && <Legend drawn={answer.drawn} patch={planned.inputs?.N ?? null} />}
    </div>
  );
}

/** What the colours, frames and circles on the map are. */
function Legend({
  drawn: { draw, facts, redundancy, validation },
  patch,
}: {
  drawn: DrawnGroups;
  patch: number | null;
}) {
  const colouring = usePlanView((state) => state.colouring);
  const crosses = draw.split?.validation.length ?? validation?.x.length;
  const most = facts.mostUses;
  const mostSeen = redundancy?.counts.reduce((a, b) => Math.max(a, b), 0) ?? 0;
  return (
    <div className={css.legend}>
      <p>
        <span>{colouring === 'illumination' ? 'Patterns per pixel' : 'Uses per pattern'}</span>
        <span>○ unused {grouped(facts.unused)}</span>
      </p>
      {colouring === 'uses' && most > 0 && (
        <ColorBar
          colormap="viridis"
          ticks={[
            { at: usesPlace(1, most), text: '1' },
            ...(most > 1 ? [{ at: 1, text: grouped(most) }] : []),
          ]}
        />
      )}
      {colouring === 'illumination' && mostSeen > 0 && (
        <ColorBar
          colormap="viridis"
          ticks={[
            { at: 0, text: '0' },
            { at: 1, text: `${grouped(mostSeen)} ×` },
          ]}
        />
      )}
      <p className={css.shapes}>
        {patch !== null && <span>▭ patch, {patch} px</span>}
        {crosses !== undefined && <span>× validation {grouped(crosses)}</span>}
        {facts.probe && <span>◌ probe, {Math.round(facts.probe.diameter)} px</span>}
      </p>
    </div>
  );
}

/** What the map is coloured by. */
export function GroupsTools() {
  const colouring = usePlanView((state) => state.colouring);
  return (
    <ToggleGroup
      label="Colour the map by"
      small
      value={colouring}
      choices={[
        { value: 'uses', label: 'Uses per pattern' },
        { value: 'illumination', label: 'Illumination' },
        { value: 'plain', label: 'Plain' },
      ]}
      onChange={(value) => usePlanView.setState({ colouring: value })}
    />
  );
}

/** The settings that decide the groups; they are those of the form. */
function Sliders() {
  const { inputs, figures, scan, reason } = usePlanned();
  const draw = useGroups((state) => state.drawn?.draw ?? null);
  const isMap = inputs?.route.loader === 'memory-map';
  const certainty = draw ? CERTAINTY_WORDS[draw.certainty] : null;
  return (
    <div className={sliders.sliders}>
      <SettingSlider
        names={['n_groups']}
        label="Groups"
        value={inputs?.number('n_groups') ?? figures?.groups.value ?? null}
        least={1}
        most={scan?.patterns ?? 1}
        disabled={
          reason ??
          (isMap
            ? 'The memory map makes groups around every pattern; this does not reach it.'
            : null)
        }
      />
      <SettingSlider
        names={['neighbor_count', 'K']}
        label="Neighbours"
        value={inputs?.neighbours ?? null}
        least={1}
        most={Math.min(64, Math.max(1, (scan?.patterns ?? 64) - 1))}
        disabled={reason}
      />
      <SettingSlider
        names={['gridsize', 'grid_size']}
        label="Grid size"
        value={inputs?.gridsize ?? null}
        least={1}
        most={4}
        disabled={reason}
      />
      {certainty && draw && (
        <span
          className={sliders.certainty}
          data-certainty={draw.certainty}
          {...tip(certainty.help)}
        >
          <Icon name={draw.certainty === 'exact' ? 'ok' : 'info'} size={14} />
          {certainty.badge}
        </span>
      )}
    </div>
  );
}
