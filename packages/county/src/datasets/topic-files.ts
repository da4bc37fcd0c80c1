import type { CountyMunicipality } from '../municipalities.ts';
import { randomFor, type Random } from '../random.ts';
import type { FileFormat, Topic } from '../topics/topic.ts';
import { escapeXml } from '../writers/write-rdfxml.ts';
import { oneFile, type PublishedDistribution } from './published-dataset.ts';

type FileRow = Readonly<Record<string, string | number>>;

const mediaTypes: Readonly<Record<FileFormat, string>> = {
  csv: 'text/csv',
  json: 'application/json',
  geojson: 'application/geo+json',
  xml: 'application/xml',
};

const formatNames: Readonly<Record<FileFormat, string>> = {
  csv: 'CSV-fil',
  json: 'JSON',
  geojson: 'GeoJSON med läge i WGS 84',
  xml: 'XML',
};

interface TopicFilesOptions {
  readonly municipality: CountyMunicipality;
  readonly seed: number;
  readonly key: string;
}

/** The files of a topic: the same invented rows in each of its formats. */
export function topicDistributions(topic: Topic, options: TopicFilesOptions): PublishedDistribution[] {
  const { key, municipality, seed } = options;
  const rows = (): FileRow[] =>
    topicRows(topic, municipality, randomFor(seed, municipality.code, key, 'rows'));
  return topic.formats.map((format) =>
    oneFile(formatNames[format], {
      name: `${key}.${format}`,
      mediaType: mediaTypes[format],
      content: () => writers[format](rows()),
    }),
  );
}

function topicRows(topic: Topic, municipality: CountyMunicipality, random: Random): FileRow[] {
  const count = random.whole(...topic.rows);
  return Array.from({ length: count }, (_, row) =>
    Object.fromEntries(
      Object.entries(topic.fields).map(([name, field]) => [name, field({ municipality, random, row })]),
    ),
  );
}

const csvCell = (cell: string | number): string => {
  const text = String(cell);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

function writeCsv(rows: readonly FileRow[]): string {
  const columns = Object.keys(rows[0] ?? {});
  const lines = rows.map((row) => columns.map((column) => csvCell(row[column] ?? '')).join(','));
  return `${columns.join(',')}\n${lines.join('\n')}\n`;
}

function writeGeoJson(rows: readonly FileRow[]): string {
  const features = rows.map(({ latitud, longitud, ...properties }) => ({
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [longitud, latitud] },
    properties,
  }));
  return `${JSON.stringify({ type: 'FeatureCollection', features }, null, 1)}\n`;
}

function writeXml(rows: readonly FileRow[]): string {
  const elements = rows.map((row) => {
    const cells = Object.entries(row).map(([name, cell]) => `<${name}>${escapeXml(String(cell))}</${name}>`);
    return `  <rad>${cells.join('')}</rad>\n`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<data>\n${elements.join('')}</data>\n`;
}

const writers: Readonly<Record<FileFormat, (rows: readonly FileRow[]) => string>> = {
  csv: writeCsv,
  json: (rows) => `${JSON.stringify(rows, null, 1)}\n`,
  geojson: writeGeoJson,
  xml: writeXml,
};
