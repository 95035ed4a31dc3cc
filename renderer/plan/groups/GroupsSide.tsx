import type { DatasetFacts } from '../../../shared/dataset/facts';
import type { Leakage } from '../../../shared/dataset/groupFacts';
import { bridge } from '../../bridge/bridge';
import { CodeText } from '../../kit/CodeText';
import { FindingLine } from '../../kit/findings/FindingLine';
import { useJob } from '../../kit/job';
import { patternsOf } from '../../pictures/arrays';
import { useDocument, useStore } from '../../store/store';
import { type FactRow, FactTable, figureRow } from '../FactTable';
import { grouped } from '../numbers';
import { usePlanned } from '../planned';
import { usePlanView } from '../view';
import css from './GroupsSide.module.css';
import { membersOf } from './geometry';
import { Members } from './Members';
import { useGroups } from './store';
import { UsesHistogram } from './Uses';

/** The chosen group, what is found about groups, overlap and uses. */
export function GroupsSide() {
  const dataset = useDocument((doc) => doc.dataset);
  if (dataset?.reading.status !== 'ok') return null;
  return (
    <>
      <Group grant={dataset.grant} facts={dataset.reading} />
      <GroupFindings />
      <Overlap />
      <Uses />
      <Split />
    </>
  );
}

function Group({ grant, facts }: { grant: string; facts: DatasetFacts }) {
  const draw = useGroups((state) => state.drawn?.draw ?? null);
  const problem = useGroups((state) => state.problem);
  const pinned = usePlanView((state) => state.group);
  const pointed = usePlanView((state) => state.pointed);
  const positions = useJob(grant, `${grant} ${facts.fingerprint}`, (job) =>
    bridge?.positions({ dataset: grant, job }),
  );
  if (!draw || draw.count === 0 || !positions.value)
    return problem === null ? null : (
      <p className={css.empty}>
        <CodeText text={problem} />
      </p>
    );
  const group = Math.min(pointed ?? pinned, draw.count - 1);
  const members = [...membersOf(draw, group)];
  return (
    <section className={css.group} aria-label={`Group ${group}`}>
      <p>
        <b>Group {grouped(group)}</b>
        <span>around pattern {grouped(draw.centres[group] ?? 0)}</span>
      </p>
      <Members
        dataset={grant}
        patterns={patternsOf(facts)}
        positions={positions.value}
        members={members}
      />
    </section>
  );
}

/** Fields that decide the groups. */
const GROUP_FIELDS = ['n_groups', 'gridsize', 'grid_size', 'neighbor_count', 'K', 'n_subsample'];

function GroupFindings() {
  const findings = useStore(({ resolution }) => resolution.findings);
  const shown = findings.filter(
    ({ fields, acknowledged }) =>
      acknowledged === undefined && fields.some((field) => GROUP_FIELDS.includes(field)),
  );
  if (shown.length === 0) return null;
  return (
    <div className={css.findings}>
      {shown.map((finding) => (
        <FindingLine key={`${finding.rule} ${finding.fields.join(' ')}`} finding={finding} />
      ))}
    </div>
  );
}

function Overlap() {
  const facts = useGroups((state) => state.drawn?.facts);
  if (!facts) return null;
  const { probe, redundancy, span, step, canvas } = facts;
  const share = (part: number | null | undefined) =>
    part === null || part === undefined ? '–' : `${Math.round(100 * part)} %`;
  const rows: FactRow[] = [
    ...(probe ? [{ name: 'Effective probe diameter', value: pixels(probe.diameter) }] : []),
    ...(step === null
      ? []
      : [{ name: `Nearest patterns, ${pixels(step)}`, value: share(probe?.atStep) }]),
    ...(span
      ? [{ name: `Within a group, median ${pixels(span.median)}`, value: share(probe?.atSpan) }]
      : []),
    ...(redundancy
      ? [
          { name: 'Redundancy, median', value: `${redundancy.median} × per pixel` },
          { name: 'Object illuminated', value: `${grouped(Math.round(redundancy.seen))} px²` },
        ]
      : []),
    ...(canvas
      ? [
          {
            name: `Patches beyond the ${canvas.side} px canvas`,
            value: `${grouped(canvas.patches)} of ${grouped(canvas.members)}`,
          },
        ]
      : []),
    ...(facts.ties > 0
      ? [{ name: 'Patterns with neighbours at equal distances', value: grouped(facts.ties) }]
      : []),
    ...(facts.missing > 0
      ? [{ name: 'Members in the place of a missing neighbour', value: grouped(facts.missing) }]
      : []),
  ];
  return <FactTable title="Overlap, by probe illumination" rows={rows} />;
}

const pixels = (length: number): string => `${Number(length.toPrecision(3))} px`;

function Uses() {
  const facts = useGroups((state) => state.drawn?.facts);
  if (!facts) return null;
  return (
    <section>
      <h2 className={css.title}>Uses per pattern</h2>
      <UsesHistogram counts={facts.uses} />
    </section>
  );
}

/** Training and validation data. */
function Split() {
  const { figures } = usePlanned();
  const leakage = useGroups((state) => state.drawn?.facts.leakage ?? null);
  if (!figures) return null;
  const rows = [
    figureRow('Training samples', figures.trainingSamples),
    figureRow('Validation samples', figures.validationSamples),
    ...leakageRows(leakage),
  ];
  return <FactTable title="Train and validation" rows={rows} />;
}

/** How much of the validation data training has seen. */
function leakageRows(leakage: Leakage | null): FactRow[] {
  if (leakage === null) return [];
  const of = (count: number) => `${grouped(count)} of ${grouped(leakage.patterns)}`;
  if (leakage.kind === 'split')
    return [{ name: 'Validation patterns also in training', value: of(leakage.shared) }];
  return [
    { name: 'Validation patterns at a training position', value: of(leakage.same) },
    ...(leakage.near
      ? [
          {
            name: `Validation patterns within ${pixels(leakage.near.distance)}`,
            value: of(leakage.near.patterns),
          },
        ]
      : []),
  ];
}
