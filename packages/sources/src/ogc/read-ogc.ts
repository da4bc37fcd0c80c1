import type { ReadContext, ReadResult } from '@lanskatalog/core';
import type { Failed } from '../reading/source-reading.ts';
import { SourceReading } from '../reading/source-reading.ts';
import { readWfs, readWms } from './sketch-layers.ts';

/** What a map server is asked for: the service an address names, else both. */
function capabilityAddresses(url: string): string[] {
  const parsed = new URL(url);
  const query = new Map([...parsed.searchParams].map(([name, value]) => [name.toLowerCase(), value]));
  const named =
    query.get('service')?.toUpperCase() ?? /\b(wms|wfs)\b/i.exec(parsed.pathname)?.[1]?.toUpperCase();
  const kept = [...parsed.searchParams].filter(([name]) => !/^(?:service|request|version)$/i.test(name));
  const path = parsed.origin + parsed.pathname.replace(/\/geoserver(?:\/web)?\/?$/, '/geoserver/ows');
  return (named === 'WMS' || named === 'WFS' ? [named] : ['WMS', 'WFS']).map(
    (service) =>
      `${path}?${new URLSearchParams([...kept, ['service', service], ['request', 'GetCapabilities']]).toString()}`,
  );
}

/** Reads what WMS and WFS services say of themselves: each layer and feature type is a dataset, the service a data service. */
export async function readOgc(context: ReadContext): Promise<ReadResult> {
  const reading = new SourceReading(context);
  const failures: Failed[] = [];
  const addresses = capabilityAddresses(context.source.url);
  for (const url of addresses) {
    const answer = await reading.xml(url, /^W[MF]S_Capabilities$|^WMT_MS_Capabilities$/);
    if (answer.kind !== 'xml') failures.push(answer);
    else if (answer.root.name === 'WFS_Capabilities') readWfs(reading.builder, answer.root, url);
    else readWms(reading.builder, answer.root, url);
  }
  const [failure] = failures;
  if (failure !== undefined && failures.length === addresses.length) return failure;
  return reading.result();
}
