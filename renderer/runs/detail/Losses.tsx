import type { RunDetail } from '../../../shared/ipc/runs';
import { lossKind, lossRank, lossTitle } from '../../../shared/runs/compare/losses';
import { shortNumber } from '../../kit/format';
import { Tip } from '../../kit/Tip';
import css from './Panel.module.css';

/** What a run ended with: each loss at its best, with the epoch of that, and the last one. */
export function Losses({ losses }: Pick<RunDetail, 'losses'>) {
  if (losses.length === 0) return null;
  const ordered = losses.toSorted(
    (a, b) => lossRank(lossKind(a.name)) - lossRank(lossKind(b.name)),
  );
  return (
    <section className={css.part} aria-label="Losses">
      <table className={css.losses}>
        <thead>
          <tr>
            <th scope="col">Loss</th>
            <th scope="col">Best</th>
            <th scope="col">in epoch</th>
            <th scope="col">Last</th>
          </tr>
        </thead>
        <tbody>
          {ordered.map(({ name, best, best_epoch: epoch, last }) => (
            <tr key={name}>
              <th scope="row">
                <Tip text={name}>
                  <span>{lossTitle(lossKind(name))}</span>
                </Tip>
              </th>
              <td>
                <b>{best === null ? 'none' : shortNumber(best)}</b>
              </td>
              {/* Counted from 1, as epochs are in the window. */}
              <td>{epoch === null ? '' : (epoch + 1).toLocaleString('en')}</td>
              <td>{last === null ? 'not finite' : shortNumber(last)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
