import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseRegionConfig } from '@lanskatalog/config';
import type { RegionConfig, Source } from '@lanskatalog/core';
import { explain, nodesOf, textOf } from '@lanskatalog/core';
import type { Probe } from '@lanskatalog/harvest';
import { probeSource } from '@lanskatalog/harvest';
import { openEmbedded, UsageFault } from '@lanskatalog/runtime';
import type { Command } from 'commander';
import { problemGroupsText } from '../problem-text.ts';
import { textTable } from '../text-table.ts';

export function addProbeCommand(program: Command, signal: AbortSignal): void {
  program
    .command('probe')
    .argument('<url>', 'a municipality’s site, or any address that may lead to its open data')
    .description('find what a site publishes, and show it as it would be published; stores nothing')
    .option('--json', 'print one JSON object')
    .addHelpText(
      'after',
      '\nExit codes: 0 something was found · 1 nothing was found, with advice for the site’s web editor · 2 wrong usage.',
    )
    .action(async (url: string, { json }: { json?: boolean }) => {
      const { config, source } = configFor(url);
      const directory = await mkdtemp(join(tmpdir(), 'lanskatalog-probe-'));
      try {
        const embedded = await openEmbedded({ dataDir: directory, config });
        try {
          const probe = await probeSource(embedded.deps, source, signal);
          process.stdout.write(json === true ? probeJson(url, probe) : probeText(url, probe));
          process.exitCode = probe.discovery.state === 'found' ? 0 : 1;
        } finally {
          await embedded.close();
        }
      } finally {
        await rm(directory, { recursive: true, force: true });
      }
    });
}

/** A region for the one address. Whoever types a private address means it, so its host is allowed. */
function configFor(url: string): { readonly config: RegionConfig; readonly source: Source } {
  const address = /^[a-z][a-z0-9+.-]*:/i.test(url) ? url : `https://${url}`;
  if (!URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol)) {
    throw new UsageFault(`${url} is not a web address. Write it as https://www.kommunen.se`);
  }
  const loaded = parseRegionConfig(
    JSON.stringify({
      region: {
        id: 'probe',
        baseUri: 'https://probe.invalid/',
        title: 'Probe',
        publisher: { name: 'Probe', orgnr: '2321000164' },
      },
      http: { allowHosts: [new URL(address).host] },
      sources: [{ id: 'probed', url: address, kind: 'auto' }],
    }),
    url,
  );
  if (loaded.kind === 'invalid') throw new UsageFault(loaded.problems.map(({ text }) => text).join('\n'));
  const [source] = loaded.config.sources;
  if (source === undefined) throw new Error('a configuration of one source has none');
  return { config: loaded.config, source };
}

const configLines = (url: string, { discovery }: Probe): string => {
  const [best] = discovery.candidates;
  return best === undefined
    ? `- { url: '${url}', kind: auto }`
    : `- { url: '${best.url}', kind: ${best.kind} }`;
};

/** For the web editor of a municipality, hence in Swedish first. */
const advice = `Inga öppna data hittades. Så här gör man dem synliga:
  1. Gör en sida på /psidata med en rubrik för varje datamängd, en mening om vad den innehåller, licens (helst CC0 eller CC BY 4.0),
     kontakt och en länk till själva filen (CSV, XLSX, JSON).
  2. Ännu bättre: publicera en DCAT-fil på /datasets/dcat. Dit frågar Nationella dataportalen redan.
  3. Börja med leverantörsreskontran, listan över skolor och listan över äldreboenden: dem delar länets kommuner.
No open data was found: publish a page /psidata with a heading, a sentence, the licence and a link for each dataset, or a DCAT file
at /datasets/dcat.
`;

function probeText(url: string, probe: Probe): string {
  const { discovery, records, problems, requests } = probe;
  const tried = textTable(
    [
      { name: 'answer', value: ({ outcome }) => outcome },
      { name: 'what', value: ({ note }) => note ?? '' },
      { name: 'tried', value: ({ url: address }) => address },
    ],
    discovery.attempts,
  );
  if (discovery.state !== 'found')
    return `${tried}\n${requests} requests.\n\n${problemGroupsText(problems)}${advice}`;
  const found = discovery.candidates.map(
    (candidate) => `  ${candidate.kind}: ${candidate.url} (${candidate.datasets} datasets)`,
  );
  const datasets = records.map(
    ({ entity, uri }) =>
      `  ${textOf(entity, 'dct:title') ?? uri} (${nodesOf(entity, 'dcat:distribution').length} files)\n    ${uri}`,
  );
  return [
    tried,
    `${requests} requests. Found, the best first:`,
    ...found,
    '',
    `${records.length} datasets, as they would be published:`,
    ...datasets,
    '',
    problemGroupsText(problems).trimEnd(),
    '',
    'To harvest it, add under sources:',
    `  ${configLines(url, probe)}`,
    '',
  ].join('\n');
}

const probeJson = (url: string, probe: Probe): string =>
  `${JSON.stringify(
    {
      url,
      state: probe.discovery.state,
      requests: probe.requests,
      tried: probe.discovery.attempts,
      found: probe.discovery.candidates,
      datasets: probe.records.map(({ uri, kind, entity }) => ({
        uri,
        kind,
        title: textOf(entity, 'dct:title'),
        entity,
      })),
      problems: probe.problems.map((found) => ({
        ...found,
        sv: explain(found, 'sv'),
        en: explain(found, 'en'),
      })),
      config: configLines(url, probe),
      ...(probe.discovery.state === 'found' ? {} : { advice }),
    },
    null,
    2,
  )}\n`;
