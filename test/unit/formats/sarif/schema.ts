/**
 * The part of SARIF 2.1.0 (OASIS standard) that a log of ours may use, written from the specification: sections in
 * brackets. Strict: a property that SARIF does not have, or that is not listed here, fails.
 */
import { z } from 'zod';

/** [3.7.3] Arrays of which the specification asks that no two items are the same. */
const unique = <T extends z.ZodType>(item: T) =>
  z
    .array(item)
    .refine((items) => new Set(items.map((x) => JSON.stringify(x))).size === items.length);

const message = z.strictObject({ text: z.string().min(1) });
/** [3.10] Relative references need a base; [3.4.4] absolute ones have none. */
const artifactLocation = z
  .strictObject({ uri: z.string().min(1), uriBaseId: z.string().optional() })
  .refine(({ uri, uriBaseId }) => /^[a-z]+:/.test(uri) === (uriBaseId === undefined))
  .refine(({ uri }) => !/[\s\\]/.test(uri));

/** [3.30] Lines and columns begin with 1; the end is behind the last column. */
const region = z
  .strictObject({
    startLine: z.int().min(1),
    startColumn: z.int().min(1).optional(),
    endLine: z.int().min(1).optional(),
    endColumn: z.int().min(1).optional(),
  })
  .refine(({ startLine, endLine = startLine, startColumn = 1, endColumn = Infinity }) =>
    startLine === endLine ? startColumn <= endColumn : startLine < endLine,
  );

/** [3.28], [3.33] */
const location = z.strictObject({
  physicalLocation: z.strictObject({ artifactLocation, region: region.optional() }).optional(),
  logicalLocations: z
    .array(
      z.strictObject({
        name: z.string(),
        fullyQualifiedName: z.string(),
        kind: z.string().optional(),
      }),
    )
    .optional(),
  message: message.optional(),
});

const level = z.enum(['none', 'note', 'warning', 'error']);
const properties = z.looseObject({ tags: unique(z.string()).optional() });

/** [3.49] */
const rule = z.strictObject({
  id: z.string().min(1),
  deprecatedIds: unique(z.string().min(1)).optional(),
  shortDescription: message,
  fullDescription: message,
  help: z.strictObject({ text: z.string().min(1), markdown: z.string().min(1) }),
  defaultConfiguration: z.strictObject({ level }),
  properties,
});

/** [3.55] to [3.57] */
const fix = z.strictObject({
  description: message,
  artifactChanges: z
    .array(
      z.strictObject({
        artifactLocation,
        replacements: z
          .array(
            z.strictObject({
              deletedRegion: region,
              insertedContent: z.strictObject({ text: z.string() }).optional(),
            }),
          )
          .min(1),
      }),
    )
    .min(1),
});

/** [3.35] */
const suppression = z.strictObject({
  kind: z.enum(['inSource', 'external']),
  status: z.enum(['accepted', 'underReview', 'rejected']),
  justification: z.string().optional(),
});

/** [3.27] */
const result = z.strictObject({
  ruleId: z.string(),
  ruleIndex: z.int().min(0),
  level,
  message,
  locations: z.array(location).max(1),
  relatedLocations: unique(location).optional(),
  partialFingerprints: z.record(z.string(), z.string()),
  // All absent or all present: here always present.
  suppressions: unique(suppression),
  fixes: unique(fix).optional(),
  properties,
});

/** [3.20] */
const invocation = z.strictObject({
  executionSuccessful: z.boolean(),
  exitCode: z.int(),
  toolExecutionNotifications: z
    .array(
      z.strictObject({
        level,
        message,
        /** [3.58.2] A property bag. */
        properties: z.record(z.string(), z.unknown()).optional(),
      }),
    )
    .optional(),
});

/** [3.14] */
const run = z
  .strictObject({
    tool: z.strictObject({
      driver: z.strictObject({
        name: z.string().min(1),
        version: z.string(),
        semanticVersion: z
          .string()
          .regex(/^\d+\.\d+\.\d+/)
          .optional(),
        rules: unique(rule),
      }),
    }),
    columnKind: z.enum(['utf16CodeUnits', 'unicodeCodePoints']),
    originalUriBaseIds: z.record(
      z.string(),
      z.strictObject({ uri: z.url().refine((uri) => uri.endsWith('/')) }),
    ),
    results: z.array(result),
    artifacts: unique(
      z.strictObject({ location: artifactLocation, roles: z.array(z.literal('analysisTarget')) }),
    ),
    invocations: z.array(invocation).length(1),
  })
  .refine(({ tool, results }) =>
    results.every(({ ruleId, ruleIndex }) => tool.driver.rules[ruleIndex]?.id === ruleId),
  );

/** [3.13] */
export const sarifSchema = z.strictObject({
  $schema: z.url(),
  version: z.literal('2.1.0'),
  runs: z.array(run).length(1),
});
