import type { ReadContext, ReadResult } from '@lanskatalog/core';
import { reasonOf, SourceReading } from '../reading/source-reading.ts';
import { boxAround, boxOfText } from '../sketch/bounding-box.ts';
import { frequencyOfInterval } from '../sketch/iso-interval.ts';
import type { DatasetSketch } from '../sketch/sketch.ts';
import { writeDataset } from '../sketch/write-sketch.ts';
import type { UsDataset } from './schema.ts';
import { catalogueSchema, datasetSchema } from './schema.ts';

const accessRight = 'http://publications.europa.eu/resource/authority/access-right/';
const accessLevels: Readonly<Record<string, string>> = {
  public: `${accessRight}PUBLIC`,
  'restricted public': `${accessRight}RESTRICTED`,
  'non-public': `${accessRight}NON_PUBLIC`,
};

/** Reads a `data.json` of Project Open Data (DCAT-US), as DKAN, ArcGIS Hub and others write it. */
export async function readDcatUs(context: ReadContext): Promise<ReadResult> {
  const reading = new SourceReading(context);
  const answer = await reading.json(context.source.url, catalogueSchema);
  if (answer.kind !== 'json') return answer;
  answer.value.forEach((item, index) => {
    const parsed = datasetSchema.safeParse(item);
    if (parsed.success) writeDataset(reading.builder, sketchOf(parsed.data));
    else
      reading.incomplete('sources.record-unreadable', {
        subject: `${context.source.url}#${index}`,
        params: { detail: reasonOf(parsed.error) },
      });
  });
  return reading.result();
}

function sketchOf(dataset: UsDataset): DatasetSketch {
  const { publisher, identifier, modified, accrualPeriodicity, temporal, description } = dataset;
  const iri =
    dataset['@id'] ??
    (identifier !== undefined && /^https?:\/\/\S+$/.test(identifier) ? identifier : undefined);
  const interval = frequencyOfInterval(accrualPeriodicity ?? modified ?? '');
  const [start, end] = temporal?.split('/') ?? [];
  return {
    iri,
    identifier,
    title: dataset.title,
    description,
    keywords: dataset.keyword.flatMap((keyword) => keyword.split(/\s*[,;]\s*/)),
    themes: dataset.theme,
    publisher: publisher && {
      iri: publisher['@id'],
      name: publisher.name ?? publisher['foaf:name'],
      email: publisher.mbox,
      homepage: publisher.homepage,
    },
    contacts: dataset.contactPoint.map(({ fn, name, hasEmail, email, hasTelephone, tel, hasURL }) => ({
      name: fn ?? name,
      email: hasEmail ?? email,
      phone: hasTelephone ?? tel,
      url: hasURL,
    })),
    landingPage: dataset.landingPage,
    documentation: [
      ...dataset.references,
      ...(dataset.describedBy === undefined ? [] : [dataset.describedBy]),
    ],
    issued: dataset.issued,
    // "Changes every week" is told where the day of the last change should be.
    modified: modified?.startsWith('R/') === true ? undefined : modified,
    frequency: interval ?? accrualPeriodicity,
    language: dataset.language,
    ...placeOf(dataset.spatial),
    temporal: temporal === undefined ? undefined : { start, end },
    license: dataset.license,
    rights: dataset.rights,
    accessRights: accessLevels[dataset.accessLevel?.toLowerCase() ?? ''],
    conformsTo: dataset.conformsTo,
    version: dataset.version,
    distributions: dataset.distribution.map((distribution) => ({
      ...distribution,
      iri: distribution['@id'],
      accessUrl: distribution.accessURL,
      downloadUrl: distribution.downloadURL,
      documentation: distribution.describedBy,
      license: distribution.license ?? dataset.license,
    })),
  };
}

/** Coordinates, GeoJSON, or the name or address of a place. */
function placeOf(spatial: unknown): Pick<DatasetSketch, 'bbox' | 'spatial'> {
  if (typeof spatial === 'string') {
    const bbox = boxOfText(spatial);
    return bbox === undefined ? { spatial: [spatial] } : { bbox };
  }
  return { bbox: boxAround((spatial as { coordinates?: unknown } | null | undefined)?.coordinates) };
}
