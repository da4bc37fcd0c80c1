import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { oddityNames, startCounty, type County, type Oddity } from '../src/index.ts';
import { profileOf } from '../src/profile.ts';
import { municipalitiesOfCounty } from '../src/municipalities.ts';
import { accept } from './support/whole-feed.ts';

let county: County;
beforeAll(async () => {
  county = await startCounty();
});
afterAll(async () => county.close());

interface Seen {
  readonly response: Response;
  readonly bytes: Buffer;
  readonly text: string;
}

async function fetchFeed(code: string, headers: Record<string, string> = { accept }): Promise<Seen> {
  const { url } = county.sources.find((source) => source.code === code)!;
  const response = await fetch(url, { headers, redirect: 'manual' });
  const target = response.headers.get('location');
  const followed = target === null ? response : await fetch(target, { headers });
  const bytes = Buffer.from(await followed.arrayBuffer());
  return { response, bytes, text: bytes.toString('utf8') };
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** Where an oddity shows, and how a reader of the bytes would notice it. */
const traces: Partial<Record<Oddity, readonly [code: string, sign: RegExp | ((seen: Seen) => boolean)]>> = {
  'tag-sv-SE': ['1881', /"@sv-SE/],
  'tag-em': ['1861', /xml:lang="em"/],
  'tag-missing': ['1884', /<http:\/\/purl.org\/dc\/terms\/title> "[^"]+" \./],
  'english-tagged-as-swedish': [
    '1862',
    /"dct:title":\[\{"@value":"[^"]+","@language":"sv"\},\{"@value":"[^"]+","@language":"sv"\}\]/,
  ],
  'html-in-description': ['1863', /dct:description "<p>.*<\/ul>"@sv/],
  'mojibake-title': ['1862', /Ã[¥¤¶\u0085]/],
  'keywords-in-one': ['1881', /dcat:keyword "[^"]+; [^"]+"/],
  'eurovoc-themes': ['1880', /dcat:theme rdf:resource="http:\/\/eurovoc.europa.eu\/100\d{3}"/],
  'themes-as-text': ['1863', /dcat:theme "[A-ZÅÄÖ]/],
  'literal-licences': ['1881', /dct:license "CC0 1.0"/],
  'deed-sv-licences': ['1885', /\/4.0\/deed.sv>/],
  'licences-without-slash': ['1814', /\/(?:4.0|1.0)"\/>/],
  'old-frequencies': ['1885', /purl.org\/cld\/freq\/[a-z]/],
  'frequency-as-text': ['1861', /<dct:accrualPeriodicity>/],
  'adms-contact-point': ['1880', /<adms:contactPoint/],
  'schema-period': ['1861', /<schema:startDate/],
  'end-of-time': ['1860', /9999-12-31/],
  'untyped-dates': ['1884', /modified> "\d{4}-\d\d-\d\d" \./],
  'year-only': ['1884', /issued> "\d{4}" \./],
  'format-as-extension': ['1883', /<dct:format>\.csv</],
  'relative-iris': ['1814', /<dcat:Dataset rdf:about="\/dataset\//],
  'spaces-in-links': ['1864', /dcat:downloadURL rdf:resource="[^"]+\/ladda ner [^"]+"/],
  'two-addresses-in-one': ['1864', /foaf:page rdf:resource="http:[^" ]+ http:/],
  'address-in-quotes': ['1864', /<dcat:landingPage> 'http:\/\/\//],
  'landing-page-as-text': ['1885', /dcat:landingPage "http/],
  'blank-distributions': ['1883', /<dcat:Distribution>/],
  'dct-distribution': ['1863', /dct:distribution </],
  'licence-on-dataset': ['1862', (seen) => datasetsOf(seen).every((dataset) => 'dct:license' in dataset)],
  'constant-identifier': ['1861', /<dct:identifier>TODO</],
  'no-description': [
    '1814',
    ({ text }) => text.split('<dcat:Dataset').some((part) => !part.includes('dct:description')),
  ],
  'no-publisher': ['1884', ({ text }) => count(text, /terms\/publisher>/g) <= count(text, /dcat#dataset>/g)],
  'e-mail-as-text': ['1883', /<vcard:hasEmail>[^<:]+@/],
  'named-person-as-contact': ['1880', /vcard:Individual/],
  'blank-datasets': ['1882', ({ text }) => nestedDatasets(text) > 4],
  'same-title-twice': ['1883', ({ text }) => titlesOf(text)[0] === titlesOf(text)[1]],
  'publisher-repeated': ['1883', ({ text }) => count(text, /<foaf:name/g) === 6],
  'publisher-inside-rights': ['1880', ({ text }) => count(text, /<foaf:Agent/g) === 1],
  'namespace-without-hash': ['1864', /skos="http:\/\/www.w3.org\/2004\/02\/skos\/core"/],
  'dataset-shared-with-neighbour': ['1882', /oppnadata.sydnarke.example/],
  crlf: ['1881', ({ text }) => text.includes('\r\n') && !/[^\r]\n/.test(text)],
  bom: ['1882', ({ bytes }) => bytes.subarray(0, 3).toString('hex') === 'efbbbf'],
  'cp1252-called-utf8': ['1860', ({ text }) => text.includes('encoding="UTF-8"') && text.includes('\uFFFD')],
  'latin1-header': [
    '1862',
    ({ response, text }) => /iso-8859-1/.test(contentType(response)) && text.includes('Degerfors'),
  ],
  'served-as-text': ['1863', ({ response }) => contentType(response) === 'text/plain'],
  'served-as-html': ['1864', ({ response }) => contentType(response).startsWith('text/html')],
  'redirect-302': ['1880', ({ response }) => response.status === 302],
  'no-etag': [
    '1884',
    ({ response }) => !response.headers.has('etag') && response.headers.has('last-modified'),
  ],
  'no-last-modified': [
    '1860',
    ({ response }) => response.headers.has('etag') && !response.headers.has('last-modified'),
  ],
};

const contentType = (response: Response): string => response.headers.get('content-type') ?? '';
const titlesOf = (text: string): string[] =>
  text
    .split('<dcat:Dataset')
    .slice(1)
    .map((part) => /<dct:title xml:lang="sv">([^<]+)/.exec(part)?.[1] ?? '');

type Node = Record<string, unknown>;
const graphOf = (text: string): Node[] =>
  (JSON.parse(text.replace(/^\uFEFF/, '')) as { '@graph': Node[] })['@graph'];
const hasType = (node: Node, type: string): boolean => JSON.stringify(node['@type'] ?? '').includes(type);
const datasetsOf = ({ text }: Seen): Node[] => graphOf(text).filter((node) => hasType(node, 'dcat:Dataset'));
function nestedDatasets(text: string): number {
  const catalogue = graphOf(text).find((node) => hasType(node, 'dcat:Catalog'))!;
  return (catalogue['dcat:dataset'] as Node[]).filter((value) => !('@id' in value)).length;
}

describe('an oddity of real feeds', () => {
  it.each(Object.entries(traces))('%s can be seen in the feed of %p', async (_name, [code, sign]) => {
    const seen = await fetchFeed(code);
    expect(sign instanceof RegExp ? sign.test(seen.text) : sign(seen)).toBe(true);
  });

  it('of each name is worn by some municipality', () => {
    const worn = new Set(
      municipalitiesOfCounty(12).flatMap((municipality) => profileOf(municipality).oddities),
    );
    expect(oddityNames.filter((name) => !worn.has(name))).toEqual([]);
  });

  it('of a server that wants application/xml is 406 for whoever does not name it', async () => {
    expect((await fetchFeed('1814', { accept: 'application/rdf+xml' })).response.status).toBe(406);
    expect((await fetchFeed('1814')).response.status).toBe(200);
  });

  it('with spaces in a link still leads to the file once the spaces are escaped', async () => {
    const { text } = await fetchFeed('1864');
    const link = /dcat:downloadURL rdf:resource="([^"]+ladda ner [^"]+)"/.exec(text)?.[1] ?? '';
    expect((await fetch(link.replaceAll(' ', '%20'))).status).toBe(200);
  });
});
