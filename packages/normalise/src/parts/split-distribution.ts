import type { Entity } from '@lanskatalog/core';
import { mintedIri } from '../identity.ts';
import type { Work } from '../work.ts';
import { note } from '../work.ts';

/** The profile allows one accessURL: each further one becomes a distribution of its own, with its own download. */
export function splitDistribution(
  whole: Entity,
  { accesses, downloads }: { readonly accesses: readonly string[]; readonly downloads: readonly string[] },
  work: Work,
): Entity[] {
  note(work, 'normalise.distribution-split', {
    property: 'dcat:accessURL',
    before: accesses.join(' | '),
    params: { count: accesses.length },
  });
  const first = accesses[0] ?? '';
  const elsewhereUsed = new Set(accesses.slice(1));
  return accesses.map((access): Entity => {
    const own =
      access === first
        ? downloads.filter((one) => !elsewhereUsed.has(one))
        : downloads.filter((one) => one === access);
    const isFirst = access === first;
    const { 'dcat:downloadURL': _, ...rest } = whole.properties;
    return {
      ...whole,
      id: isFirst ? whole.id : mintedIri('distribution', [whole.id, access], work.run),
      properties: {
        // Size and checksum are those of one file.
        ...(isFirst ? rest : withoutFileFacts(rest)),
        'dcat:accessURL': [{ iri: access }],
        ...(own.length === 0 ? {} : { 'dcat:downloadURL': own.map((iri) => ({ iri })) }),
      },
    };
  });
}

function withoutFileFacts(properties: Entity['properties']): Entity['properties'] {
  const { 'dcat:byteSize': _size, 'spdx:checksum': _checksum, ...rest } = properties;
  return rest;
}
