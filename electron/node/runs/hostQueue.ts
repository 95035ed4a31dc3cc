/** Asking hosts about their runs: of each host one run after the other, over one connection that stays open. */
import type { Host } from '../../../shared/hosts/host';
import type { RunJob } from '../../../shared/runs/job';
import { Turns } from '../files/turns';
import type { Connection } from '../hosts/connection';
import { connectRun } from './connectRun';
import { mirrorRun } from './mirror';

export class HostQueue {
  /** By destination, as the connections that there are. */
  private readonly turns = new Turns();
  private readonly connections = new Map<string, Connection>();

  /** @param hosts the user's hosts as they are now */
  constructor(private readonly hosts: () => Promise<readonly Host[]>) {}

  /** Brings what the host knows of a run into its folder. A host that hangs keeps no other one waiting. */
  ask(folder: string, { destination }: RunJob): Promise<unknown> {
    const key = destination ?? '';
    return this.turns.run(key, () => this.askNow(folder, key));
  }

  async close(): Promise<void> {
    const open = [...this.connections.values()];
    this.connections.clear();
    await Promise.all(open.map((connection) => connection.close().catch(() => {})));
  }

  private async askNow(folder: string, key: string): Promise<void> {
    const connection = this.connections.get(key) ?? (await connectRun(folder, await this.hosts()));
    this.connections.set(key, connection);
    try {
      await mirrorRun(folder, connection);
    } catch (error) {
      this.connections.delete(key);
      await connection.close().catch(() => {});
      throw error;
    }
  }
}
