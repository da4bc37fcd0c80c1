import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { parseRegionConfig } from '@lanskatalog/config';
import { startMailSink, startWebhookSink } from '../../alerts/test/support/sinks.ts';
import { ManualClock } from '../../../test/support/clocks.ts';
import { alertsFrom } from '../src/alert-env.ts';
import { openEmbedded } from '../src/embedded.ts';
import { startWatch } from '../src/watch.ts';

const minute = 60_000;
const yaml = `
region: { id: lan, baseUri: https://data.lan.example/, title: Öppna data, publisher: { name: Region Örebro län, orgnr: "2321000164" } }
sources: [{ id: nora, municipality: Nora, url: https://nora.example/ }]
`;

describe('startWatch', () => {
  let directory: string;
  let mail: Awaited<ReturnType<typeof startMailSink>>;
  let web: Awaited<ReturnType<typeof startWebhookSink>>;

  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'lanskatalog-watch-'));
    mail = await startMailSink();
    web = await startWebhookSink();
  });

  afterEach(async () => {
    await mail.close();
    await web.close();
    rmSync(directory, { recursive: true });
  });

  it('tells once by mail and webhook what is wrong and that it is over, though two processes watch', async () => {
    const loaded = parseRegionConfig(yaml, 'lan.yaml');
    if (loaded.kind === 'invalid') throw new Error(loaded.problems.map(({ text }) => text).join('\n'));
    const { config } = loaded;
    const opened = [
      await openEmbedded({ dataDir: directory, config }),
      await openEmbedded({ dataDir: directory, config }),
    ];
    const clock = new ManualClock('2026-03-10T12:00:00.000Z');
    const attempt = async (failures: number): Promise<void> => {
      const states = await opened[0]?.deps.documents.collection('source-states', { indexes: [] });
      const at = clock.now().toISOString();
      await states?.put('nora', {
        version: 1,
        problemCounts: { error: 0, warning: 0, info: 0 },
        published: 12,
        answers: [],
        complete: true,
        fingerprint: '',
        lastOutcome: failures > 0 ? 'unreachable' : 'unchanged',
        lastRun: '',
        lastAttempt: at,
        lastConfirmed: at,
        aliases: [],
        failures,
        superseded: [],
      });
    };
    await attempt(0);
    const alerts = alertsFrom({
      PUBLIC_URL: 'https://data.lan.example',
      SMTP_URL: mail.url,
      ALERT_FROM: 'lanskatalog@lan.example',
      ALERT_TO: 'operators@lan.example',
      ALERT_WEBHOOKS: `${web.url}/alerts`,
    });
    const watching = opened.map(({ deps }, number) =>
      startWatch({
        deps: { ...deps, clock, worker: `serve@here:${number}` },
        mode: 'embedded',
        alerts,
        directory,
      }),
    );
    /** Time passes, and what was begun then is done. */
    const minutes = async (count: number): Promise<void> => {
      for (let passed = 0; passed < count; passed += 1) {
        await clock.advance(minute);
        await sleep(300);
      }
    };
    const posted = (): string[] =>
      web.received.flatMap(({ body }) =>
        (JSON.parse(body) as { notices: { kind: string; rule: string }[] }).notices.map(
          ({ kind, rule }) => `${kind} ${rule}`,
        ),
      );
    await minutes(3);
    expect(mail.received).toEqual([]);
    await attempt(3);
    await minutes(5);
    expect(mail.received).toHaveLength(1);
    expect(posted()).toEqual(['opened source-failing']);
    await attempt(0);
    await minutes(5);
    expect(mail.received).toHaveLength(2);
    expect(posted()).toEqual(['opened source-failing', 'recovered source-failing']);
    for (const each of watching) await each.stop();
    for (const each of opened) await each.close();
  }, 60_000);
});
