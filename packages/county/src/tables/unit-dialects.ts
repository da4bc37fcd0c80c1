import { cellText, delimited, rowsAsJson, rowsAsXml, type LineWriter } from './table-lines.ts';
import {
  bareColumns,
  keptColumns,
  misnamedColumns,
  registerColumns,
  swappedColumns,
  swerefColumns,
  withSchoolCode,
  type UnitColumn,
} from './unit-columns.ts';
import { writeWorkbook } from './write-xlsx.ts';

/** One municipality's manner of publishing a list of units. */
export interface UnitDialect {
  readonly name: string;
  readonly title: string;
  readonly columns: readonly UnitColumn[];
  readonly write: LineWriter;
}

const semicolons = delimited({ delimiter: ';' });

const workbook: LineWriter = {
  extension: 'xlsx',
  mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  rowsOnly: false,
  write: async (lines) => writeWorkbook({ Enheter: lines }),
};

/** Features with the point taken out of the last two columns, longitude and latitude. */
const geoJson: LineWriter = {
  extension: 'geojson',
  mediaType: 'application/geo+json',
  rowsOnly: true,
  write: ([header, ...lines]) => {
    const names = header?.cells.map(cellText) ?? [];
    const features = lines.map(({ cells }) => {
      const texts = cells.map(cellText);
      const [latitude, longitude] = texts.slice(-2).map(Number);
      return {
        type: 'Feature',
        geometry: { type: 'Point', coordinates: [longitude, latitude] },
        properties: Object.fromEntries(texts.slice(0, -2).map((text, at) => [names[at], text])),
      };
    });
    return Buffer.from(JSON.stringify({ type: 'FeatureCollection', features }, null, 1), 'utf8');
  },
};

const schools = {
  kept: {
    name: 'kept by hand, decimal comma',
    title: 'Skolor',
    columns: withSchoolCode(keptColumns('Skolform')),
    write: semicolons,
  },
  register: {
    name: 'vocabulary of the national register',
    title: 'Skolenheter',
    columns: registerColumns,
    write: rowsAsJson,
  },
  sweref: {
    name: 'SWEREF 99 TM',
    title: 'Grundskolor och gymnasieskolor',
    columns: swerefColumns,
    write: semicolons,
  },
  misnamed: {
    name: 'northing called latitude',
    title: 'Kommunens skolor',
    columns: misnamedColumns,
    write: delimited({ delimiter: ',' }),
  },
  swapped: {
    name: 'axes swapped',
    title: 'Skolor',
    columns: swappedColumns,
    write: delimited({ delimiter: ',', encoding: 'utf8-bom' }),
  },
  workbook: { name: 'workbook', title: 'Skolenheter', columns: swerefColumns, write: workbook },
  features: { name: 'features', title: 'Skolor på karta', columns: registerColumns, write: geoJson },
  xml: { name: 'XML', title: 'Skolor', columns: registerColumns, write: rowsAsXml('skolor', 'skola') },
} as const satisfies Record<string, UnitDialect>;

/** By municipality code. */
export const schoolDialects: Readonly<Record<string, UnitDialect>> = {
  1880: schools.kept,
  1881: schools.register,
  1882: schools.sweref,
  1883: schools.misnamed,
  1884: schools.workbook,
  1885: schools.kept,
  1814: schools.features,
  1860: schools.xml,
  1861: schools.kept,
  1862: schools.swapped,
  1863: schools.misnamed,
  1864: schools.register,
};

const kept = (title: string, write: LineWriter = semicolons): UnitDialect => ({
  name: 'kept by hand',
  title,
  columns: keptColumns('Boendeform'),
  write,
});

/** By municipality code. Titles are in each municipality's own words. */
export const careHomeDialects: Readonly<Record<string, UnitDialect>> = {
  1880: {
    name: 'type and name only',
    title: 'Särskilt boende för äldre',
    columns: bareColumns,
    write: semicolons,
  },
  1881: kept('Vård- och omsorgsboenden'),
  1882: kept('Äldreboenden', delimited({ delimiter: ',' })),
  1883: kept('Vårdboenden', delimited({ delimiter: ';', encoding: 'cp1252' })),
  1884: kept('Äldreboenden', rowsAsJson),
  1885: kept('Särskilda boenden'),
  1814: kept('Äldreboenden', delimited({ delimiter: '\t', encoding: 'utf16le', extension: 'txt' })),
  1860: kept('Äldreboenden'),
  1861: kept('Vård- och omsorgsboenden', rowsAsJson),
  1862: kept('Säbo – särskilt äldreboende', workbook),
  1863: kept('Äldreboenden', delimited({ delimiter: ';', encoding: 'utf8-bom' })),
  1864: kept('Äldreboende i kommunen'),
};
