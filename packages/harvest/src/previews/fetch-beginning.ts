import type { Body, Http, HttpResult } from '@lanskatalog/core';
import type { PreviewRecord } from './preview-records.ts';

/** What a preview is made from: the file, or as much of a text as rows are looked for in. */
export type Beginning =
  | {
      readonly kind: 'fetched';
      readonly bytes: Uint8Array;
      readonly etag: string | undefined;
      readonly lastModified: string | undefined;
    }
  | { readonly kind: 'unchanged' | 'too-large' | 'not-fetched' };

/** Enough for the first rows of a text; a workbook or JSON can only be read whole. */
const beginningBytes = 65_536;
const mostBytes = 2_000_000;

/** Asks for the beginning of a text and the whole of anything else, unless it is what we know already. */
export async function fetchBeginning(
  http: Http,
  { url, isText, known }: { url: string; isText: boolean; known: PreviewRecord | undefined },
  signal: AbortSignal,
): Promise<Beginning> {
  const result = await http.get(
    {
      url,
      accept: '*/*',
      // A part of what is packed cannot be unpacked.
      headers: isText ? { range: `bytes=0-${beginningBytes - 1}`, 'accept-encoding': 'identity' } : {},
      caps: { maxBytes: mostBytes },
      ...(known === undefined ? {} : { conditional: conditionsOf(known) }),
    },
    signal,
  );
  return beginningOf(result);
}

const conditionsOf = ({ etag, lastModified }: PreviewRecord) => ({
  ...(etag === undefined ? {} : { etag }),
  ...(lastModified === undefined ? {} : { lastModified }),
});

async function beginningOf(result: HttpResult): Promise<Beginning> {
  switch (result.kind) {
    case 'unchanged':
      return { kind: 'unchanged' };
    case 'unreachable':
      return { kind: 'not-fetched' };
    case 'refused': {
      const isLarge = result.reason === 'too-large' || result.reason === 'unpacked-too-large';
      return { kind: isLarge ? 'too-large' : 'not-fetched' };
    }
    case 'fetched': {
      const { etag, 'last-modified': lastModified } = result.headers;
      const bytes = await bytesOf(result.body);
      return {
        kind: 'fetched',
        bytes: result.status === 206 ? wholeLines(bytes) : bytes,
        etag,
        lastModified,
      };
    }
  }
}

async function bytesOf(body: Body): Promise<Uint8Array> {
  try {
    return await body.bytes();
  } finally {
    await body.dispose();
  }
}

/** A row that was cut off says something else than it meant to. */
function wholeLines(bytes: Uint8Array): Uint8Array {
  const end = bytes.lastIndexOf(0x0a);
  return bytes.length < beginningBytes || end === -1 ? bytes : bytes.subarray(0, end + 1);
}
