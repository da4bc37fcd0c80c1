import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { defaultHttpSettings } from '@lanskatalog/config';
import { systemClock } from '@lanskatalog/core';
import { createHttp } from '@lanskatalog/http';
import { UsageFault, version } from '@lanskatalog/runtime';

/** Who to ask about requests that no region stands behind. */
const projectAddress = 'https://github.com/lanskatalog';

export interface Input {
  readonly bytes: Uint8Array;
  /** As the server says; '' for files, whose content decides. */
  readonly mediaType: string;
  readonly charset?: string;
  /** Base for relative references. */
  readonly baseIri: string;
  /** Last segment of the address or path, with its extension. */
  readonly name: string;
}

/** Reads what a person named on the command line: a file, or an address. */
export async function readInput(fileOrUrl: string, signal: AbortSignal): Promise<Input> {
  return /^https?:\/\//i.test(fileOrUrl) ? readUrl(fileOrUrl, signal) : readLocal(fileOrUrl);
}

async function readLocal(file: string): Promise<Input> {
  try {
    const baseIri = pathToFileURL(resolve(file)).href;
    return { bytes: await readFile(file), mediaType: '', baseIri, name: file.split('/').at(-1) ?? file };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT')
      throw new UsageFault(`There is no file ${file}. Name a file, or an address with http:// or https://.`);
    if (code === 'EISDIR') throw new UsageFault(`${file} is a directory. Name a file in it.`);
    throw error;
  }
}

async function readUrl(url: string, signal: AbortSignal): Promise<Input> {
  if (!URL.canParse(url))
    throw new UsageFault(`${url} is not an address. Write it whole, with http:// or https://.`);
  // Whoever types a private address means it; only redirects from there to other private hosts stay refused.
  const settings = {
    ...defaultHttpSettings(projectAddress),
    allowHosts: [new URL(url).host],
    respectRobots: false,
  };
  const http = createHttp(settings, { product: { name: 'lanskatalog', version }, clock: systemClock });
  try {
    const result = await http.get({ url }, signal);
    if (result.kind !== 'fetched') {
      const detail =
        result.kind === 'unchanged' ? 'it answered 304 to an unconditional request' : result.detail;
      throw new UsageFault(`${url} could not be fetched: ${detail}`, 1);
    }
    const bytes = await result.body.bytes();
    await result.body.dispose();
    const charset = /charset="?([\w-]+)/i.exec(result.headers['content-type'] ?? '')?.[1];
    const name = new URL(result.finalUrl).pathname.split('/').at(-1) ?? '';
    return {
      bytes,
      mediaType: result.mediaType,
      baseIri: result.finalUrl,
      name,
      ...(charset === undefined ? {} : { charset }),
    };
  } finally {
    await http.close();
  }
}
