import type { GraphBuilder } from '../rdf/graph-builder.ts';
import { boxOf } from '../sketch/bounding-box.ts';
import type { ContactSketch, DatasetSketch, ServiceSketch } from '../sketch/sketch.ts';
import { writeDataset, writeService } from '../sketch/write-sketch.ts';
import type { XmlElement } from '../xml/xml-element.ts';
import { at, textAt, textOf, textsAt, within } from '../xml/xml-element.ts';

interface Service {
  readonly name: 'WMS' | 'WFS';
  readonly endpoint: string;
  readonly capabilities: string;
  readonly contact: ContactSketch;
  readonly license: string | undefined;
}

/** WMS 1.1.1 and 1.3.0. OGC 06-042, 7.2.4 */
export function readWms(builder: GraphBuilder, root: XmlElement, capabilities: string): void {
  const [about] = at(root, 'Service');
  const service: Service = {
    name: 'WMS',
    endpoint: capabilities.replace(/[?#].*$/s, ''),
    capabilities,
    contact: {
      name: textOf(within(about, 'ContactOrganization')[0]),
      email: textOf(within(about, 'ContactElectronicMailAddress')[0]),
      phone: textOf(within(about, 'ContactVoiceTelephone')[0]),
    },
    license: licenseOf(about),
  };
  // Only layers with a name can be asked for; those without are headings for the ones inside.
  const layers = within(at(root, 'Capability')[0], 'Layer').filter(
    (layer) => at(layer, 'Name').length > 0 && at(layer, 'Layer').length === 0,
  );
  writeAll(builder, service, { about, sketches: layers.map((layer) => layerSketch(layer, service)) });
}

/** WFS 1.0.0 to 2.0.0. OGC 09-025r2, 8.3 */
export function readWfs(builder: GraphBuilder, root: XmlElement, capabilities: string): void {
  const about = at(root, 'ServiceIdentification')[0] ?? at(root, 'Service')[0];
  const [provider] = at(root, 'ServiceProvider');
  const service: Service = {
    name: 'WFS',
    endpoint: capabilities.replace(/[?#].*$/s, ''),
    capabilities,
    contact: {
      name: textAt(provider, 'ProviderName'),
      email: textOf(within(provider, 'ElectronicMailAddress')[0]),
    },
    license: licenseOf(about),
  };
  const json = within(root, 'Parameter').some((parameter) => /json/i.test(textOf(parameter) ?? ''));
  const types = at(root, 'FeatureTypeList/FeatureType');
  writeAll(builder, service, { about, sketches: types.map((type) => featureSketch(type, service, json)) });
}

function writeAll(
  builder: GraphBuilder,
  service: Service,
  {
    about,
    sketches,
  }: { readonly about: XmlElement | undefined; readonly sketches: readonly DatasetSketch[] },
): void {
  const datasets = sketches.map((sketch) => writeDataset(builder, sketch));
  const sketch: ServiceSketch = {
    iri: `${service.endpoint}#${service.name.toLowerCase()}`,
    title: textAt(about, 'Title') ?? service.name,
    description: textAt(about, 'Abstract'),
    endpointUrl: service.endpoint,
    endpointDescription: service.capabilities,
    format: service.name,
    keywords: [...textsAt(about, 'KeywordList/Keyword'), ...textsAt(about, 'Keywords/Keyword')],
    license: service.license,
    contact: service.contact,
  };
  writeService(builder, sketch, datasets);
}

/** `none` is how map servers say that nothing was filled in. */
function licenseOf(about: XmlElement | undefined): string | undefined {
  const texts = [...textsAt(about, 'AccessConstraints'), ...textsAt(about, 'Fees')].filter(
    (text) => !/^(?:none|inga?|-)$/i.test(text),
  );
  return texts.find((text) => /creativecommons|\bCC[ -]?(?:0|BY)/i.test(text)) ?? texts[0];
}

function layerSketch(layer: XmlElement, service: Service): DatasetSketch {
  const name = textAt(layer, 'Name') ?? '';
  const [geographic] = [...at(layer, 'EX_GeographicBoundingBox'), ...at(layer, 'LatLonBoundingBox')];
  const side = (element: string, attribute: string): number =>
    Number(textAt(geographic, element) ?? geographic?.attributes[attribute] ?? Number.NaN);
  return {
    ...common(layer, name, service),
    keywords: textsAt(layer, 'KeywordList/Keyword'),
    bbox: boxOf([
      side('westBoundLongitude', 'minx'),
      side('southBoundLatitude', 'miny'),
      side('eastBoundLongitude', 'maxx'),
      side('northBoundLatitude', 'maxy'),
    ]),
    documentation: within(layer, 'MetadataURL').flatMap((metadata) => addressIn(metadata) ?? []),
    distributions: [
      distributionOf(name, service),
      ...at(layer, 'DataURL').flatMap((data) => {
        const address = addressIn(data);
        return address === undefined
          ? []
          : [
              {
                accessUrl: address,
                downloadUrl: address,
                mediaType: textAt(data, 'Format'),
                license: service.license,
              },
            ];
      }),
    ],
  };
}

const addressIn = (element: XmlElement): string | undefined =>
  at(element, 'OnlineResource')[0]?.attributes['href'];

function featureSketch(type: XmlElement, service: Service, json: boolean): DatasetSketch {
  const name = textAt(type, 'Name') ?? '';
  const corners = [
    ...textsAt(type, 'WGS84BoundingBox/LowerCorner'),
    ...textsAt(type, 'WGS84BoundingBox/UpperCorner'),
  ];
  const [west = Number.NaN, south = Number.NaN, east = Number.NaN, north = Number.NaN] = corners
    .join(' ')
    .split(/\s+/)
    .map(Number);
  const format = json ? '&outputFormat=application/json' : '';
  const features = `${service.endpoint}?service=WFS&version=2.0.0&request=GetFeature&typeNames=${encodeURIComponent(name)}${format}`;
  return {
    ...common(type, name, service),
    keywords: [
      ...textsAt(type, 'Keywords/Keyword'),
      ...textsAt(type, 'Keywords').flatMap((text) => (text.includes(',') ? text.split(/\s*,\s*/) : [])),
    ],
    bbox: boxOf([west, south, east, north]),
    distributions: [
      distributionOf(name, service),
      {
        title: json ? 'GeoJSON' : 'GML',
        accessUrl: features,
        downloadUrl: features,
        format: json ? 'GeoJSON' : 'GML',
        license: service.license,
      },
    ],
  };
}

const common = (element: XmlElement, name: string, service: Service): DatasetSketch => ({
  iri: `${service.endpoint}#${encodeURIComponent(name)}`,
  identifier: name,
  title: textAt(element, 'Title') ?? name,
  description: textAt(element, 'Abstract'),
  contacts: [service.contact],
  landingPage: service.capabilities,
});

const distributionOf = (
  layer: string,
  service: Service,
): NonNullable<DatasetSketch['distributions']>[number] => ({
  iri: `${service.endpoint}#${encodeURIComponent(layer)}-${service.name.toLowerCase()}`,
  title: service.name,
  accessUrl: service.capabilities,
  format: service.name,
  license: service.license,
});
