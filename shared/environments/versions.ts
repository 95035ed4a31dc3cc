/** Reports that earlier versions of Pinnboard saved. */

type Json = { readonly [key: string]: unknown };

const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An environment as version 1 saved it: the problems of its report were sentences. */
export function environmentFromVersion1(old: unknown): unknown {
  if (!isJson(old) || !isJson(old['report'])) return old;
  const { report } = old;
  const { problems } = report;
  if (!Array.isArray(problems)) return old;
  const noted = problems.map((problem: unknown) =>
    typeof problem === 'string' ? { code: 'environment-noted', parameters: { problem } } : problem,
  );
  return { ...old, report: { ...report, problems: noted } };
}
