import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const head = `<?xml version="1.0" encoding="UTF-8"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dcat="http://www.w3.org/ns/dcat#"
  xmlns:dct="http://purl.org/dc/terms/" xmlns:foaf="http://xmlns.com/foaf/0.1/"
  xmlns:vcard="http://www.w3.org/2006/vcard/ns#">
<foaf:Agent rdf:about="https://kommun.example/org"><foaf:name xml:lang="sv">Provkommunen</foaf:name></foaf:Agent>
<vcard:Organization rdf:about="https://kommun.example/kontakt"><vcard:fn>Öppna data</vcard:fn>
<vcard:hasEmail rdf:resource="mailto:oppnadata@kommun.example"/></vcard:Organization>
`;

const words = [
  'badplatser',
  'lekplatser',
  'cykelvägar',
  'broar',
  'parkering',
  'detaljplaner',
  'måltider',
  'konstverk',
];
const frequency = 'http://publications.europa.eu/resource/authority/frequency/MONTHLY';

/** 27 statements with two distributions: what a well-filled Swedish municipal dataset has. */
const dataset = (n: number): string => {
  const iri = `https://kommun.example/dataset/${n}`;
  const word = words[n % words.length] ?? '';
  const distribution = (format: string): string =>
    `<dcat:distribution><dcat:Distribution rdf:about="${iri}/${format}"><dct:title xml:lang="sv">${word} som ${format}</dct:title>` +
    `<dcat:accessURL rdf:resource="https://kommun.example/filer/${n}.${format}"/><dct:format>text/${format}</dct:format>` +
    `<dct:license rdf:resource="http://creativecommons.org/licenses/by/4.0/"/></dcat:Distribution></dcat:distribution>`;
  return (
    `<dcat:Dataset rdf:about="${iri}"><dct:title xml:lang="sv">Kommunens ${word}, område ${n}</dct:title>` +
    `<dct:description xml:lang="sv">Här finns ${word} i område ${n} med läge, namn och skötselansvarig. Uppdateras löpande.</dct:description>` +
    `<dct:identifier>${n}-${word}</dct:identifier><dcat:keyword xml:lang="sv">${word}</dcat:keyword><dcat:keyword xml:lang="sv">kommun</dcat:keyword>` +
    `<dcat:theme rdf:resource="http://publications.europa.eu/resource/authority/data-theme/GOVE"/>` +
    `<dct:publisher rdf:resource="https://kommun.example/org"/><dcat:contactPoint rdf:resource="https://kommun.example/kontakt"/>` +
    `<dct:issued rdf:datatype="http://www.w3.org/2001/XMLSchema#date">2024-0${(n % 9) + 1}-11</dct:issued>` +
    `<dct:accrualPeriodicity rdf:resource="${frequency}"/><dct:language rdf:resource="http://publications.europa.eu/resource/authority/language/SWE"/>` +
    `<dct:accessRights rdf:resource="http://publications.europa.eu/resource/authority/access-right/PUBLIC"/>` +
    `<dct:spatial rdf:resource="http://sws.geonames.org/2686655"/>${distribution('csv')}${distribution('json')}</dcat:Dataset>\n`
  );
};

const triplesPerDataset = 27;

export function createBenchFeed(datasets: number): { readonly body: Buffer; readonly triples: number } {
  const numbers = Array.from({ length: datasets }, (_, n) => n);
  const links = numbers
    .map((n) => `<dcat:dataset rdf:resource="https://kommun.example/dataset/${n}"/>`)
    .join('\n');
  const catalogue = `<dcat:Catalog rdf:about="https://kommun.example/katalog"><dct:title xml:lang="sv">Provkatalog</dct:title>\n${links}</dcat:Catalog>\n`;
  const body = Buffer.from(`${head}${catalogue}${numbers.map(dataset).join('')}</rdf:RDF>\n`);
  return { body, triples: datasets * triplesPerDataset + 7 };
}

/** Serves the feed with an ETag, so that the second round can be conditional. */
export async function serveFeed(body: Buffer): Promise<{ readonly url: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    if (request.url !== '/feed.rdf') response.writeHead(404).end();
    else if (request.headers['if-none-match'] === '"1"') response.writeHead(304).end();
    else response.writeHead(200, { 'content-type': 'application/rdf+xml', etag: '"1"' }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/feed.rdf`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
