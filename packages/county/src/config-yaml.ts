import type { CountySource } from './county.ts';

export interface ConfigYamlOptions {
  /** Codes of the municipalities to include; all where absent. */
  readonly municipalities?: readonly string[];
  /** Milliseconds between requests to one host. The default is quick, for demos. */
  readonly perHostDelayMs?: number;
  /** `auto` names only the sites and leaves the rest to discovery; the default names each source. */
  readonly kind?: 'auto';
}

// JSON strings are YAML strings.
const quote = (text: string): string => JSON.stringify(text);

/** The county as a region's configuration, ready for `lanskatalog harvest --config`. */
export function configYaml(sources: readonly CountySource[], options: ConfigYamlOptions): string {
  const { municipalities, perHostDelayMs = 2 } = options;
  const wanted = sources.filter(({ code }) => municipalities?.includes(code) ?? true);
  return `# The simulated county: real names and numbers, invented data.
region:
  id: orebro-lan-simulerat
  baseUri: https://oppnadata.orebro-lan.example/
  title: { sv: Öppna data i ett simulerat Örebro län, en: Open data of a simulated Örebro county }
  description:
    sv: Datamängder från ett simulerat läns kommuner, insamlade för prov och demonstration.
    en: Datasets of a simulated county’s municipalities, harvested for tests and demonstrations.
  publisher: { name: Region Örebro län, orgnr: "2321000164", type: RegionalAuthority }
  contact: { name: Öppna data, email: oppnadata@orebro-lan.example }

http:
  allowHosts: [127.0.0.1]
  contact: oppnadata@orebro-lan.example
  perHostDelayMs: ${perHostDelayMs}
  retries: 1

municipalities:
${wanted.map(municipalityLine).join('')}
sources:
${wanted.map((source) => (options.kind === 'auto' ? sourceLine({ ...source, url: source.siteUrl }, 'auto') : sourceLine(source, source.kind))).join('')}`;
}

/** SCB's count at the end of 2023 of the twelve real municipalities. */
const inhabitants: Readonly<Record<string, number>> = {
  1880: 159_348,
  1881: 22_516,
  1882: 11_478,
  1883: 30_261,
  1884: 10_627,
  1885: 23_292,
  1814: 8_606,
  1860: 5_497,
  1861: 16_232,
  1862: 9_357,
  1863: 6_495,
  1864: 4_407,
};

function municipalityLine({ code, name, officialName, orgnr, siteUrl }: CountySource): string {
  const counted = inhabitants[code];
  const population =
    counted === undefined ? '' : `, population: { inhabitants: ${counted}, year: 2023, source: SCB }`;
  return `  - { code: ${quote(code)}, name: ${quote(name)}, officialName: ${quote(officialName)}, orgnr: ${quote(orgnr)}, site: ${quote(siteUrl)}${population} }\n`;
}

const sourceLine = ({ code, id, url }: CountySource, kind: string): string =>
  `  - { id: ${id}, municipality: ${quote(code)}, url: ${quote(url)}, kind: ${kind} }\n`;
