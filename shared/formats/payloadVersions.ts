/**
 * Payload files of earlier versions as this version writes them. Version 1 had no outcomes and no entry point;
 * up to version 2, the source of a finding was a text of codes, and the origin of a value was in the words of its detail.
 */
import { z } from 'zod';
import { type Outcome, severityOf } from '../findings/finding';
import { LAYERS, type Origin, originOfLayer } from '../provenance/provenance';
import { EARLIER_TARGET, withEarlierTarget } from '../targets/earlier';

/** A finding of version 1; its other keys are those of today. */
const oldFindingSchema = z.looseObject({
  severity: z.enum(['error', 'warning', 'notice']),
  consequence: z.enum(['crash', 'wrong-result', 'ignored', 'slow']),
});
type OldFinding = z.infer<typeof oldFindingSchema>;

type Data = { readonly [key: string]: unknown };

/** A finding up to version 2. */
const codedSchema = z.looseObject({ source: z.string() });

/** Provenance up to version 2. */
const contributionSchema = z.looseObject({ layer: z.enum(LAYERS), detail: z.string() });
const provenanceSchema = z.record(
  z.string(),
  z.record(z.string(), z.looseObject({ contributions: z.array(contributionSchema) })),
);

/** The file's data in the version of today; data of another version is returned as it is. */
export function migratePayloadData(data: Data): Data {
  const migrated =
    data.version === 1
      ? toVersion3(toVersion2(data))
      : data.version === 2
        ? toVersion3(data)
        : data;
  const { findings } = migrated;
  return Array.isArray(findings)
    ? { ...migrated, findings: findings.map(withNamedEdits) }
    : migrated;
}

/** Edits of execution options had other names, in files of version 3, too. */
const EARLIER_EDITS = new Map([
  ['set-knob', 'set-execution'],
  ['clear-knob', 'clear-execution'],
]);
const fixedSchema = z.looseObject({
  fixes: z.array(z.looseObject({ edits: z.array(z.looseObject({ op: z.string() })) })),
});

function withNamedEdits(finding: unknown): unknown {
  const old = fixedSchema.safeParse(finding);
  if (!old.success) return finding;
  const fixes = old.data.fixes.map((fix) => ({
    ...fix,
    edits: fix.edits.map((edit) => ({ ...edit, op: EARLIER_EDITS.get(edit.op) ?? edit.op })),
  }));
  return { ...old.data, fixes };
}

function toVersion2(data: Data): Data {
  const findings = Array.isArray(data.findings) ? data.findings.map(migrateFinding) : data.findings;
  const named = typeof data.target === 'string' ? data.target : EARLIER_TARGET;
  const request = withEarlierTarget(data.request, named);
  return { ...data, version: 2, target: named, request, findings };
}

/** What the codes stood for is not kept: the rule's page has its sources. */
function toVersion3(data: Data): Data {
  const findings = Array.isArray(data.findings)
    ? data.findings.map((finding: unknown) => {
        const old = codedSchema.safeParse(finding);
        return old.success ? { ...old.data, source: [] } : finding;
      })
    : data.findings;
  return { ...data, version: 3, findings, provenance: withOrigins(data.provenance) };
}

/** Provenance that cannot be read is left to the schema, which reports where the file is damaged. */
function withOrigins(provenance: unknown): unknown {
  const old = provenanceSchema.safeParse(provenance);
  if (!old.success) return provenance;
  return mapValues(old.data, (section) =>
    mapValues(section, (field) => ({
      ...field,
      contributions: field.contributions.map((one) => ({ ...one, origin: originOf(one) })),
    })),
  );
}

const mapValues = <T, U>(record: { readonly [key: string]: T }, change: (value: T) => U) =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));

function originOf({ layer, detail }: z.infer<typeof contributionSchema>): Origin {
  if (layer === 'execution' && detail.includes('execution config default')) return 'default';
  if (layer === 'override' && detail.startsWith('profile ci')) return 'profile';
  return originOfLayer(layer);
}

function migrateFinding(finding: unknown): unknown {
  const old = oldFindingSchema.safeParse(finding);
  if (!old.success) return finding;
  const { severity: _severity, consequence: _consequence, ...rest } = old.data;
  const outcome = outcomeOf(old.data);
  return { ...rest, outcome, severity: severityOf(outcome) };
}

/** An error was a rejection by the factory; a notice never meant that something was wrong. */
function outcomeOf({ severity, consequence }: OldFinding): Outcome {
  if (severity === 'error') return 'blocked';
  if (severity === 'notice') return consequence === 'slow' ? 'slow' : 'info';
  return consequence;
}
