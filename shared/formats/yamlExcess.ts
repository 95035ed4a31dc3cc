/**
 * Whether a YAML text nests or refers more than any that people or PtychoPINN write. The `yaml` package recurses, and must not
 * run out of stack: while a regular expression is compiled, V8 then ends the process.
 */
import { Lexer, Parser } from 'yaml';

export interface YamlLimits {
  /** Levels as the parser counts them: indentation, indicators and `"a":"b":` all open some. */
  readonly depth: number;
  /** Each may refer to many more. */
  readonly aliases: number;
}

/** What there is too much of; null for none. The parser is stopped before it unwinds the levels, which is where it recurses. */
export function yamlExcess(text: string, limits: YamlLimits): keyof YamlLimits | null {
  const parser = new Parser();
  let aliases = 0;
  for (const token of new Lexer().lex(text)) {
    for (const _ of parser.next(token));
    if (token.startsWith('*')) aliases += 1;
    if (parser.stack.length > limits.depth) return 'depth';
    if (aliases > limits.aliases) return 'aliases';
  }
  return null;
}
