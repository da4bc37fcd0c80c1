import type { Description, Entity, Term } from '@lanskatalog/core';
import { expand, irisOf } from '@lanskatalog/core';
import { isWebAddress } from '../values/address.ts';
import type { Properties, Work } from '../work.ts';
import { descriptionOf, note } from '../work.ts';

const landingPage = expand('dcat:landingPage');
const accessService = expand('dcat:accessService');
const endpoint = expand('dcat:endpointURL');

interface Surroundings {
  readonly description: Description;
  /** Description of the dataset. */
  readonly parent: Description;
  readonly work: Work;
}

/**
 * Addresses that a distribution is accessed at, sorted, so that the order in a file makes no difference. Where there
 * is none, the next best that the source gives: download, data service, landing page.
 */
export function accessAddresses(
  properties: Properties,
  { description, parent, work }: Surroundings,
): string[] {
  const node: Entity = { id: '', types: [], properties };
  const stated = irisOf(node, 'dcat:accessURL').sort();
  if (stated.length > 0) return stated;
  const [download] = irisOf(node, 'dcat:downloadURL').filter(isWebAddress).sort();
  const found = download ?? serviceAddress(description, work) ?? firstWebAddress(parent.get(landingPage));
  if (found === undefined) return [];
  note(work, 'normalise.access-from-other', { property: 'dcat:accessURL', after: found });
  return [found];
}

function serviceAddress(description: Description, { run }: Work): string | undefined {
  for (const service of description.get(accessService) ?? []) {
    const address = firstWebAddress(descriptionOf(service, run)?.get(endpoint));
    if (address !== undefined) return address;
  }
  return undefined;
}

const firstWebAddress = (terms: readonly Term[] | undefined): string | undefined =>
  terms
    ?.map(({ value }) => value)
    .filter(isWebAddress)
    .sort()[0];
