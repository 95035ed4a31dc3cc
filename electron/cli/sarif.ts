/** Writes a SARIF log to stdout, result by result. */

import { once } from 'node:events';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AppError } from '../../shared/errors/appError';
import type { Finding } from '../../shared/findings/finding';
import { BASE_ID, sarifBeginning, sarifEnd, sarifResult } from '../../shared/sarif/log';
import { type ArtifactLocation, resultMaker, type Source } from '../../shared/sarif/result';
import { visibleJson } from '../../shared/values/visible';
import { isWithin } from '../node/files/within';
import { VERSION } from '../node/session/version';
import type { Io } from './io';

/** The location of a file: relative to the working directory where it is below it, else its URI. */
export function locationOf(file: string, { cwd }: Io): ArtifactLocation {
  const full = path.resolve(cwd, file);
  const below = path.relative(cwd, full);
  if (below === '' || !isWithin(full, cwd)) return { uri: pathToFileURL(full).href };
  const uri = below.split(path.sep).map(encodeURIComponent).join('/');
  return { uri, uriBaseId: BASE_ID };
}

export class SarifWriter {
  private begun = false;
  private readonly artifacts: ArtifactLocation[] = [];
  readonly problems: AppError[] = [];

  constructor(private readonly io: Io) {}

  /** Records an analysed file, with or without findings. */
  analysed(location: ArtifactLocation): void {
    this.artifacts.push(location);
  }

  /** Writes the findings of one request. */
  async results(findings: readonly Finding[], source: Source | null): Promise<void> {
    const make = resultMaker(source);
    for (const finding of findings) {
      const first = !this.begun;
      if (first) await this.write(this.beginning());
      await this.write(sarifResult(make(finding), first));
    }
  }

  async end(exitCode: number): Promise<void> {
    if (!this.begun) await this.write(this.beginning());
    const { artifacts, problems } = this;
    await this.write(sarifEnd({ artifacts, exitCode, problems }));
  }

  private beginning(): string {
    this.begun = true;
    return sarifBeginning(VERSION, pathToFileURL(path.join(this.io.cwd, path.sep)).href);
  }

  private async write(text: string): Promise<void> {
    if (!this.io.stdout.write(visibleJson(text))) await once(this.io.stdout, 'drain');
  }
}
