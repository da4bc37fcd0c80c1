import { SaxesParser } from 'saxes';

export interface XmlHandler {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** The part of a name after its prefix: publishers choose prefixes as they like. */
const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/**
 * Feeds XML to a handler chunk by chunk; yields after each chunk so that the caller can hand on what came. Rejects where
 * the XML is not well-formed. Entities that a DTD defines are never expanded, so no document can blow up.
 */
export async function* xmlEvents(chunks: AsyncIterable<string>, handler: XmlHandler): AsyncGenerator<void> {
  const parser = new SaxesParser({ fragment: false });
  let failure: Error | undefined;
  parser.on('error', (error) => {
    failure ??= error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const plain = Object.entries(attributes).map(([key, value]) => [localName(key), String(value)] as const);
    handler.open?.(localName(name), Object.fromEntries(plain));
  });
  parser.on('text', (text) => handler.text?.(text));
  parser.on('cdata', (text) => handler.text?.(text));
  parser.on('closetag', ({ name }) => handler.close?.(localName(name)));
  for await (const chunk of chunks) {
    parser.write(chunk);
    if (failure !== undefined) throw failure;
    yield;
  }
  parser.close();
  if (failure !== undefined) throw failure;
}

/** UTF-8 bytes as text. */
export async function* utf8Text(bytes: AsyncIterable<unknown>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  for await (const chunk of bytes) yield decoder.decode(chunk as Buffer, { stream: true });
  yield decoder.decode();
}

/** Runs a handler over a whole document, for the small ones. */
export async function readXml(bytes: AsyncIterable<unknown>, handler: XmlHandler): Promise<void> {
  for await (const _ of xmlEvents(utf8Text(bytes), handler));
}
