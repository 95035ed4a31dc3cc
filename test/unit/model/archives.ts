/** Model folders made from the fixtures, with members taken away. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { FIXTURES } from '../../conformance/read';
import { runPython } from '../../python';

/** A copy of a model folder whose archive lacks a member. */
export function lacking(member: string, model = 'trained'): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'pinnboard-model-'));
  const from = path.join(FIXTURES, 'models', model, 'wts.h5.zip');
  const program = `
import sys, zipfile
source, target, member = sys.argv[1:]
with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, 'w', zipfile.ZIP_DEFLATED) as new:
    for entry in old.infolist():
        if entry.filename != member:
            new.writestr(entry.filename, old.read(entry.filename))
`;
  runPython(['-c', program, from, path.join(folder, 'wts.h5.zip'), member]);
  return folder;
}
