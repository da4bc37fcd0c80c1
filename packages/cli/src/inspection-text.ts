import type { Inspection } from '@lanskatalog/tables';
import { problemGroupsText } from './problem-text.ts';
import { textTable } from './text-table.ts';

type Inspected = Extract<Inspection, { kind: 'inspected' }>;

/** An inspection for people: how the file was read, what became of its rows, and what would be published. */
export function inspectionText(inspection: Inspection): string {
  const problems = problemGroupsText(inspection.problems);
  if (inspection.kind === 'refused') return `${problems}The file cannot be used as a shared table.\n`;
  const { report, screen } = inspection;
  const { read, staged, quarantined, aside } = report.rows;
  const sum = report.sum === undefined ? '' : `, sum ${report.sum}`;
  return [
    `${report.name} is read as ${report.table}: ${read} rows, of which ${staged} are used${sum}; ` +
      `${quarantined} quarantined, ${aside} set aside; ${screen.maskedRows} masked.`,
    '',
    ...report.sections.map(sectionText),
    textTable(decisionColumns, screen.decisions),
    rowsText(inspection),
    quarantineText(inspection),
    problems,
  ].join('\n');
}

function sectionText({
  fil,
  format,
  encoding,
  delimiter,
  headerLine,
  columns,
}: Inspected['report']['sections'][number]): string {
  const how = [
    format,
    encoding,
    delimiter === undefined ? undefined : `delimiter ${JSON.stringify(delimiter)}`,
    headerLine === undefined ? 'no header' : `header in line ${headerLine}`,
  ];
  return `${fil} (${how.filter((text) => text !== undefined).join(', ')})\n${textTable(mappingColumns, columns)}`;
}

type Mapping = Inspected['report']['sections'][number]['columns'][number];

const mappingColumns = [
  { name: 'header', value: ({ header }: Mapping) => header },
  { name: 'read as', value: ({ target }: Mapping) => target ?? '– (not used)' },
  { name: 'why', value: ({ reason }: Mapping) => reason },
  { name: 'for instance', value: ({ samples }: Mapping) => samples.join(' | ') },
];

const decisionColumns = [
  { name: 'screened', value: ({ column }: Inspected['screen']['decisions'][number]) => column },
  { name: 'rule', value: ({ rule }: Inspected['screen']['decisions'][number]) => rule },
  {
    name: 'masked',
    value: ({ masked }: Inspected['screen']['decisions'][number]) => (masked ? 'yes' : 'no'),
  },
  { name: 'values', value: ({ values }: Inspected['screen']['decisions'][number]) => values },
  { name: 'rows', value: ({ rows }: Inspected['screen']['decisions'][number]) => rows },
];

/** One line a row: what would be published, and what was masked by which rule. */
function rowsText({ rows }: Inspected): string {
  const lines = rows.map(({ rad, published, masked }) => {
    const shown =
      published === undefined
        ? '(in the sum of a sensitive unit)'
        : Object.entries(published)
            .filter(([, value]) => value !== null && value !== '')
            .map(([name, value]) => `${name}=${value}`)
            .join(' · ');
    return `  ${rad}: ${shown}${masked === null ? '' : ` [${masked}]`}`;
  });
  return `Published rows, the first ${rows.length}:\n${lines.join('\n')}\n`;
}

const quarantineText = ({ quarantined }: Inspected): string =>
  quarantined.length === 0
    ? ''
    : `Quarantined:\n${quarantined.map(({ fil, rad, kolumn, varde, orsak }) => `  ${fil}, row ${rad}, ${kolumn}: ${JSON.stringify(varde)} (${orsak})`).join('\n')}\n`;
