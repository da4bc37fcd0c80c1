import { configJsonSchema } from '@lanskatalog/config';
import type { ProblemDefinition } from '@lanskatalog/core';
import { problemCatalogue } from '@lanskatalog/core';

const generated = (command: string): string =>
  `<!-- Written by \`${command}\`; edit what it is made from instead. -->\n`;

/** Pipes would end a cell, asterisks stress what is between them, and a bare tag would be taken for HTML. */
const cell = (text: string): string =>
  text
    .replaceAll(/[|*]/g, String.raw`\$&`)
    .replaceAll('<', '&lt;')
    .replaceAll('\n', ' ');

/** docs/PROBLEMS.md: every kind of problem there is, by the stage that finds it. */
export function problemsReference(): string {
  const codes = Object.entries(problemCatalogue).sort(([one], [other]) => (one < other ? -1 : 1));
  const stages = [...new Set(codes.map(([code]) => code.split('.')[0] ?? ''))];
  const parts = stages.map((stage) => {
    const own = codes.filter(([code]) => code.startsWith(`${stage}.`));
    return `## ${stage}\n\n${own.map(([code, definition]) => problemEntry(code, definition)).join('\n')}`;
  });
  return `# Problems\n\n${generated('npm run reference')}
Everything that lanskatalog can find wrong, in Swedish and English: ${codes.length} kinds. What stands in braces is filled in where the
problem is shown. An **error** keeps something from being published or read, a **warning** makes it less useful, **info** tells what was repaired.

${parts.join('\n')}`;
}

const problemEntry = (
  code: string,
  { severity, title, message, remedy, clause }: ProblemDefinition,
): string =>
  [
    `### \`${code}\``,
    '',
    `${severity}${clause === undefined ? '' : ` · ${cell(clause)}`}`,
    '',
    `- **${cell(title.sv)}.** ${cell(message.sv)} **Gör så här:** ${cell(remedy.sv)}`,
    `- **${cell(title.en)}.** ${cell(message.en)} **What to do:** ${cell(remedy.en)}`,
    '',
  ].join('\n');

interface Schema {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly default?: unknown;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly additionalProperties?: Schema | boolean;
  readonly anyOf?: readonly Schema[];
}

/** docs/SETTINGS.md: every key of a region's configuration file. */
export function settingsReference(): string {
  const schema = configJsonSchema() as Schema;
  const parts = Object.entries(schema.properties ?? {}).map(([name, section]) => {
    const rows = rowsOf(name, section);
    const body =
      rows.length === 0
        ? ''
        : `\n| key | value | default | meaning |\n| --- | --- | --- | --- |\n${rows.join('\n')}\n`;
    return `## ${name}\n\n${section.description ?? ''}\n${body}`;
  });
  return `# Settings of a region\n\n${generated('npm run reference')}
Every key of the configuration file, as \`config/lanskatalog.schema.json\` has it for editors. \`[]\` stands for each entry of a list.
\`lanskatalog validate\` tells what is wrong in a file, with line and remedy.

${parts.join('\n')}`;
}

function rowsOf(path: string, schema: Schema): string[] {
  const inner = [schema, ...(schema.anyOf ?? [])];
  return inner.flatMap(({ properties = {}, required = [], items }) => [
    ...Object.entries(properties).flatMap(([name, child]) => [
      rowOf(`${path}.${name}`, child, required.includes(name)),
      ...rowsOf(`${path}.${name}`, child),
    ]),
    ...(items === undefined ? [] : rowsOf(`${path}[]`, items)),
  ]);
}

function rowOf(path: string, schema: Schema, isRequired: boolean): string {
  const fallback = schema.default === undefined ? '' : `\`${JSON.stringify(schema.default)}\``;
  const byDefault = isRequired && schema.default === undefined ? 'required' : fallback;
  return `| \`${path}\` | ${cell(kindOf(schema))} | ${cell(byDefault)} | ${cell(schema.description ?? '')} |`;
}

function kindOf({ type, enum: values, anyOf, items }: Schema): string {
  if (values !== undefined) return values.map((value) => `\`${String(value)}\``).join(', ');
  if (anyOf !== undefined) return [...new Set(anyOf.map(kindOf))].join(' or ');
  if (type === 'array') return `list of ${items === undefined ? 'values' : kindOf(items)}`;
  return type === undefined ? 'any' : [type].flat().join(' or ').replace('object', 'mapping');
}
