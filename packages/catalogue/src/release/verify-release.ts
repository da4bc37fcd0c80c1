import { createHash } from 'node:crypto';
import type { Blobs, Problem } from '@lanskatalog/core';
import { expand, isAbsoluteIri, prefixes, problem } from '@lanskatalog/core';
import type { SaxesTagNS } from 'saxes';
import { SaxesParser } from 'saxes';
import { mustBeNamed } from '../rdf/must-be-named.ts';
import type { ReleaseManifest } from './write-release.ts';

/**
 * Reads a written release again, with another program's parser, before readers get it: every file is there whole, and
 * the catalogue is well-formed XML without anything that stops a harvest of the national portal. Returns what is
 * wrong; nothing, as it should be.
 */
export async function verifyRelease(
  { blobs, prefix, manifest }: { blobs: Blobs; prefix: string; manifest: ReleaseManifest },
  signal: AbortSignal,
): Promise<Problem[]> {
  const faults: string[] = [];
  for (const { name, size } of manifest.files) {
    const stored = await blobs.stat(`${prefix}/${name}`);
    if (stored?.size !== size) faults.push(`${name}: ${stored?.size ?? 0} bytes instead of ${size}`);
  }
  const catalogue = manifest.files.find(({ name }) => name === 'catalog.rdf');
  const content = await blobs.read(`${prefix}/catalog.rdf`);
  if (catalogue === undefined || content === undefined) faults.push('catalog.rdf is missing');
  else {
    const read = await readCatalogue(content, signal);
    if (read.sha256 !== catalogue.sha256) faults.push('catalog.rdf is not what was written');
    faults.push(...read.faults);
  }
  const subject = `${prefix}/catalog.rdf`;
  return faults.map((fault) => problem('merge.release-unfit', { subject, params: { fault } }));
}

/** Enough to see what is wrong. */
const maxFaults = 20;

async function readCatalogue(
  content: AsyncIterable<Uint8Array>,
  signal: AbortSignal,
): Promise<{ sha256: string; faults: readonly string[] }> {
  const hash = createHash('sha256');
  const decoder = new TextDecoder();
  const checks = createChecks();
  const parser = new SaxesParser({ xmlns: true });
  parser.on('opentag', (tag) => checks.open(tag));
  parser.on('closetag', () => checks.close());
  parser.on('error', (error) => checks.fault(error.message));
  for await (const chunk of content) {
    signal.throwIfAborted();
    hash.update(chunk);
    parser.write(decoder.decode(chunk, { stream: true }));
  }
  parser.write(decoder.decode()).close();
  return { sha256: hash.digest('hex'), faults: checks.finish() };
}

const namedClasses: ReadonlySet<string> = new Set([...mustBeNamed].map(expand));

/** RDF/XML alternates between nodes and properties: what is at an odd depth inside rdf:RDF is a node. */
function createChecks() {
  const faults: string[] = [];
  const described = new Set<string>();
  const listed = new Set<string>();
  let depth = 0;
  let nodes = 0;
  const fault = (text: string): void => {
    if (faults.length < maxFaults) faults.push(text);
  };
  const node = (name: string, about: string | undefined): void => {
    nodes += 1;
    if (nodes === 1 && name !== `${prefixes.dcat}Catalog`) fault('the catalogue does not come first');
    if (name === `${prefixes.dcat}CatalogRecord`) fault('the portal takes no dcat:CatalogRecord');
    if (about === undefined) {
      if (namedClasses.has(name)) fault(`${name} without an IRI`);
    } else if (described.has(about)) fault(`${about} is described twice`);
    else described.add(about);
  };
  return {
    fault,
    open(tag: SaxesTagNS): void {
      const name = tag.uri + tag.local;
      for (const { uri, local, value } of Object.values(tag.attributes)) {
        if (uri === prefixes.rdf && local !== 'nodeID' && !isAbsoluteIri(value))
          fault(`rdf:${local}="${value}"`);
      }
      if (depth % 2 === 1) node(name, tag.attributes['rdf:about']?.value);
      const resource = tag.attributes['rdf:resource']?.value;
      if (depth === 2 && resource !== undefined && catalogueLinks.has(name)) listed.add(resource);
      depth += 1;
    },
    close(): void {
      depth -= 1;
    },
    finish(): readonly string[] {
      for (const uri of listed) if (!described.has(uri)) fault(`${uri} is listed and not described`);
      return faults;
    },
  };
}

const catalogueLinks = new Set([`${prefixes.dcat}dataset`, `${prefixes.dcat}service`]);
