import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import { colourRules } from './colour-rules.ts';

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
}

/** Reads the assets once; `colour` is the region's own, as `#rrggbb`. */
export function loadAssets(colour: string | undefined): Assets {
  const style = readFileSync(shipped('site.css'), 'utf8') + colourRules(colour);
  return {
    style: asset('site', { ending: 'css', mediaType: 'text/css; charset=utf-8' }, style),
    script: asset(
      'site',
      { ending: 'js', mediaType: 'text/javascript; charset=utf-8' },
      readFileSync(shipped('site.js'), 'utf8'),
    ),
    icon: asset(
      'icon',
      { ending: 'svg', mediaType: 'image/svg+xml' },
      readFileSync(shipped('icon.svg'), 'utf8'),
    ),
  };
}

const shipped = (name: string): string => fileURLToPath(new URL(`../assets/${name}`, import.meta.url));

function asset(name: string, kind: { ending: string; mediaType: string }, text: string): Asset {
  const content = Buffer.from(text);
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 16);
  return { address: `/assets/${name}-${hash}.${kind.ending}`, mediaType: kind.mediaType, content };
}

export function addAssetRoutes(app: FastifyInstance, assets: Assets): void {
  for (const { address, mediaType, content } of Object.values(assets) as Asset[]) {
    app.get(address, (_, reply) =>
      reply.header('cache-control', 'public, max-age=31536000, immutable').type(mediaType).send(content),
    );
  }
}
