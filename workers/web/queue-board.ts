import { readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';
import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import type { AppControllerRoute, BullBoardQueues, IServerAdapter } from '@bull-board/api/typings/app';
import type { WebWorker } from '@lanskatalog/runtime/worker';
import type { BoardRoute, QueueBoard } from '@lanskatalog/web';

/**
 * BullMQ's own screens of the queues, to be looked at only: neither the buttons nor the addresses that change something are
 * there, as what they do would be in no audit log.
 */
export function createQueueBoard(queues: WebWorker['queues']): QueueBoard {
  const files = join(dirname(createRequire(import.meta.url).resolve('@bull-board/ui/package.json')), 'dist');
  const board = openBoard(dirname(files));
  return {
    async isThere() {
      const found = await queues();
      if (found !== undefined && board.queues.size === 0)
        board.setQueues(found.map((queue) => new BullMQAdapter(queue, { readOnlyMode: true })));
      return found !== undefined;
    },
    routes: [
      ...pages(readFileSync(join(files, 'index.ejs'), 'utf8'), board.pagePaths),
      ...filesIn(files),
      ...board.api.flatMap((route) => questions(route, board.queues)),
    ],
  };
}

/** Takes from bull-board what it would give to a web framework: ours must not be known here. */
function openBoard(uiBasePath: string) {
  let queues: BullBoardQueues = new Map();
  let api: readonly AppControllerRoute[] = [];
  let pagePaths: readonly string[] = [];
  const serverAdapter: IServerAdapter = {
    setQueues(given) {
      queues = given;
      return serverAdapter;
    },
    setApiRoutes(given) {
      api = given;
      return serverAdapter;
    },
    setEntryRoute({ route }) {
      pagePaths = [route].flat();
      return serverAdapter;
    },
    setViewsPath: () => serverAdapter,
    setStaticPath: () => serverAdapter,
    setErrorHandler: () => serverAdapter,
    setUIConfig: () => serverAdapter,
  };
  const { setQueues } = createBullBoard({ queues: [], serverAdapter, options: { uiBasePath } });
  return { queues, setQueues, api, pagePaths };
}

/** All pages are one document, whose script shows what the address asks for. */
function pages(template: string, paths: readonly string[]): BoardRoute[] {
  const named = (pattern: RegExp): string[] => [...template.matchAll(pattern)].map(([, name = '']) => name);
  const styles = named(/<link href="(static\/[^"]+\.css)"/g);
  const scripts = named(/<script defer src="(static\/[^"]+)"/g);
  if (styles.length === 0 || scripts.length === 0)
    throw new Error('the page of bull-board is not as it was: its styles and scripts are not found');
  const config = {
    boardTitle: 'lanskatalog',
    favIcon: { default: 'static/images/logo.svg', alternative: 'static/favicon-32x32.png' },
    locale: { lng: 'en-GB' },
    hideDocsLink: true,
    miscLinks: [{ text: 'Drift', url: '/operator' }],
  };
  // A document of ours, as bull-board's own asks another site for fonts and has styles that its policy must forbid.
  const documentAt = (base: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<base href="${base}/">
<title>Köer · lanskatalog</title>
<link rel="icon" type="image/svg+xml" href="static/images/logo.svg">
${styles.map((name) => `<link rel="stylesheet" href="${name}">`).join('\n')}
</head>
<body>
<script id="__UI_CONFIG__" type="application/json">${JSON.stringify(config)}</script>
<div id="root"></div>
<noscript>These screens need JavaScript. <a href="/operator">The overview</a> does not.</noscript>
${scripts.map((name) => `<script defer src="${name}"></script>`).join('\n')}
</body>
</html>
`;
  return paths.map((path) => ({
    path,
    answer: async ({ base }) => ({ mediaType: 'text/html; charset=utf-8', content: documentAt(base) }),
  }));
}

const mediaTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
};

/** An address for each file that there is, so that none can name another. */
const filesIn = (directory: string): BoardRoute[] =>
  readdirSync(join(directory, 'static'), { recursive: true, encoding: 'utf8' }).flatMap((name) => {
    const mediaType = mediaTypes[extname(name)];
    const file = join(directory, 'static', name);
    return mediaType === undefined
      ? []
      : [{ path: `/static/${name}`, answer: async () => ({ mediaType, content: await readFile(file) }) }];
  });

/** What the pages ask for; none of what would change anything. */
function questions(route: AppControllerRoute, queues: BullBoardQueues): BoardRoute[] {
  if (route.method !== 'get') return [];
  return [route.route].flat().map((path) => ({
    path,
    async answer({ params, query }) {
      const asked = { queues, uiConfig: {}, params, query, body: {}, headers: {} };
      const { status = 200, body } = await route.handler(asked);
      return { status, mediaType: 'application/json', content: JSON.stringify(body) };
    },
  }));
}
