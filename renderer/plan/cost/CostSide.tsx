import type { Figure } from '../../../shared/plan/network/figure';
import { sizeText } from '../../../shared/values/bytes';
import { CodeText, plainText } from '../../kit/CodeText';
import { counted } from '../../kit/format';
import { type FactRow, FactTable, figureRow } from '../FactTable';
import { grouped, percentText, timeText } from '../numbers';
import { type Planned, usePlanned } from '../planned';
import css from './CostTab.module.css';

/** Disk, host memory, time and parameters. */
export function CostSide() {
  const planned = usePlanned();
  const { figures, inputs } = planned;
  if (!figures) return null;
  return (
    <>
      <FactTable
        title="Disk"
        rows={[
          fileRow('wts.h5.zip', 'after training', figures.bundle),
          fileRow('checkpoints/', 'all that are kept', figures.checkpoints),
          fileRow('metrics.csv', 'loss and rate', figures.log),
          ...(inputs?.route.loader === 'memory-map'
            ? [
                {
                  ...figureRow('Memory map', figures.memoryMap, sizeText),
                  about: 'before training',
                },
              ]
            : []),
          {
            ...figureRow('Together', figures.disk, sizeText),
            about: errorText(figures.disk),
            isTotal: true,
          },
        ]}
      />
      <FactTable
        title="Host memory, without Python"
        rows={[
          { ...figureRow('While training', figures.hostResident, sizeText) },
          {
            ...figureRow('Peak while loading', figures.hostPeak, sizeText),
            about: errorText(figures.hostPeak),
            isTotal: true,
          },
        ]}
      />
      <FactTable
        title="Time"
        rows={[
          figureRow('Optimizer steps', figures.steps),
          figureRow('Operations per step', figures.flops, operationsText),
          {
            ...figureRow('This run', figures.time, timeText),
            ...(figures.timedRuns > 0 && {
              about: `${errorText(figures.time)}, from ${counted(figures.timedRuns, 'run')}`,
            }),
            isTotal: true,
          },
        ]}
      />
      {figures.time.value === null && (
        <p className={css.aside}>
          <CodeText text={figures.time.reason} />
        </p>
      )}
      <Parameters planned={planned} />
    </>
  );
}

const fileRow = (name: string, about: string, figure: Figure): FactRow => ({
  ...figureRow(name, figure, sizeText),
  about,
  code: true,
});

/** `± 5 %`; '' for an exact figure, or none. */
const errorText = (figure: Figure): string =>
  figure.value === null || figure.relativeError === 0
    ? ''
    : `± ${percentText(figure.relativeError)}`;

const operationsText = (flops: number): string => `${(flops / 1e9).toPrecision(3)} GFLOP`;

/** Parameters by block, all repeats of a block together. */
function Parameters({ planned: { network } }: { planned: Planned }) {
  if (!network || 'reason' in network) return null;
  return (
    <FactTable
      title="Parameters by block"
      note={`${grouped(network.parameters)} in all`}
      rows={network.blocks.map(({ name, repeat, parameters, parameterBytes, unused }) => ({
        name: repeat > 1 ? `${name} × ${repeat}` : name,
        about: unused === undefined ? sizeText(parameterBytes) : 'not trained',
        value: grouped(parameters),
        help: unused && plainText(unused),
      }))}
    />
  );
}
