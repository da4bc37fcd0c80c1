import type { FileFormat, QualityData } from '@lanskatalog/core';

/** The facts that scores rest on, arranged for looking things up; made once. */
export interface QualityFacts {
  readonly data: QualityData;
  /** Facts about a code of the EU's file-type table; undefined where there is no such code. */
  formatByCode(code: string): FileFormat | undefined;
  formatByMediaType(mediaType: string): FileFormat | undefined;
  /** undefined where nobody knows the licence. */
  licence(iri: string): LicenceFacts | undefined;
}

interface LicenceFacts {
  readonly open: boolean;
}

const made = new WeakMap<QualityData, QualityFacts>();

export function factsOf(data: QualityData): QualityFacts {
  let facts = made.get(data);
  if (facts === undefined) made.set(data, (facts = arrange(data)));
  return facts;
}

function arrange(data: QualityData): QualityFacts {
  const plain = { mediaTypes: [], machineReadable: false, nonProprietary: false, linked: false };
  const others = data.otherFormats.map((code): FileFormat => ({ code, ...plain }));
  const byCode = new Map([...others, ...data.formats].map((format) => [format.code, format]));
  const byMediaType = new Map(
    data.formats.flatMap((format) => format.mediaTypes.map((type) => [type, format] as const)),
  );
  const known = new Map<string, LicenceFacts | undefined>();
  return {
    data,
    formatByCode: (code) => byCode.get(code),
    formatByMediaType: (mediaType) => byMediaType.get(mediaType),
    licence(iri) {
      if (known.has(iri)) return known.get(iri);
      const found = licenceFacts(iri, data);
      // Bounded: any number of addresses can be given as licences.
      if (known.size < 5000) known.set(iri, found);
      return found;
    },
  };
}

function licenceFacts(
  iri: string,
  { licences, licenceCodeAddresses }: QualityData,
): LicenceFacts | undefined {
  const address = iri.replace(/^https?:\/\/(?:www\.)?/i, '');
  const listed = licenceCodeAddresses.find((each) => address.startsWith(each));
  if (listed === undefined) return longestBeginning(address.toLowerCase(), licences, 'addresses');
  const code = licenceCode(address.slice(listed.length));
  return longestBeginning(code, licences, 'codes') ?? { open: false };
}

/** `CC-BY-SA4.0` of the older table and `CC_BYSA_4_0` of the newer say the same. */
const licenceCode = (text: string): string =>
  text.replace(/[-.]/g, '_').replace(/^CC_BY_(?=SA|NC|ND)/, 'CC_BY');

function longestBeginning(
  text: string,
  licences: QualityData['licences'],
  by: 'addresses' | 'codes',
): LicenceFacts | undefined {
  let best: { readonly length: number; readonly open: boolean } | undefined;
  for (const { open, [by]: beginnings } of licences) {
    for (const { length } of beginnings.filter((each) =>
      text.startsWith(by === 'codes' ? each : each.toLowerCase()),
    )) {
      if (best === undefined || length > best.length) best = { length, open };
    }
  }
  return best;
}
