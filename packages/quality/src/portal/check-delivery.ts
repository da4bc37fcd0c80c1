import type { Problem } from '@lanskatalog/core';
import { problem } from '@lanskatalog/core';

/** A feed as it was delivered. */
export interface Delivery {
  readonly bytes: Uint8Array;
  /** As the server says, without parameters; '' where no server said anything. */
  readonly mediaType: string;
  readonly address: string;
}

/**
 * What the portal promises to read is RDF/XML, and nothing else ("Format"). Other serialisations may work, so this is told and
 * does not make a feed unharvestable.
 */
export function* checkDelivery({ bytes, mediaType, address }: Delivery): Generator<Problem> {
  const head = Buffer.from(bytes.subarray(0, 4096)).toString('latin1');
  const isRdfXml = /^(?:\u00ef\u00bb\u00bf)?\s*<(?:\?xml\b|!--|!DOCTYPE\b|(?:[\w-]+:)?RDF\b)/.test(head);
  if (!isRdfXml) yield problem('quality.not-rdf-xml', { subject: address });
  else if (mediaType !== '' && mediaType !== 'application/rdf+xml') {
    yield problem('quality.media-type', { subject: address, before: mediaType });
  }
}
