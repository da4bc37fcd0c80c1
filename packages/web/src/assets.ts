import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import { colourRules } from './colour-rules.ts';
import { isPublic } from './sign-in/is-public.ts';

interface Asset {
  readonly address: string;
  readonly mediaType: string;
  readonly content: Buffer;
}

/** The stylesheet and the script, each under an address that changes with its content. */
export interface Assets {
  readonly style: Asset;
  readonly script: Asset;
  readonly icon: Asset;
  /** What only the pages for operators add. */
  readonly operatorStyle: Asset;
  readonly operatorScript: Asset;
}

/** Reads the assets once; `colour` is the region's own, as `#rrggbb`. */
export function loadAssets(colour: string | undefined): Assets {
  return {
    style: asset('site', styles, readShipped('site.css') + colourRules(colour)),
    script: asset('site', scripts, readShipped('site.js')),
    icon: asset('icon', { ending: 'svg', mediaType: 'image/svg+xml' }, readShipped('icon.svg')),
    operatorStyle: asset('operator', styles, readShipped('operator.css')),
    operatorScript: asset('operator', scripts, readShipped('operator.js')),
  };
}

const styles = { ending: 'css', mediaType: 'text/css; charset=utf-8' };
const scripts = { ending: 'js', mediaType: 'text/javascript; charset=utf-8' };

const readShipped = (name: string): string =>
  readFileSync(fileURLToPath(new URL(`../assets/${name}`, import.meta.url)), 'utf8');

function asset(name: string, kind: { ending: string; mediaType: string }, text: string): Asset {
  const content = Buffer.from(text);
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 16);
  return { address: `/assets/${name}-${hash}.${kind.ending}`, mediaType: kind.mediaType, content };
}

export function addAssetRoutes(app: FastifyInstance, assets: Assets): void {
  for (const { address, mediaType, content } of Object.values(assets) as Asset[]) {
    app.get(address, isPublic, (_, reply) =>
      reply.header('cache-control', 'public, max-age=31536000, immutable').type(mediaType).send(content),
    );
  }
}
