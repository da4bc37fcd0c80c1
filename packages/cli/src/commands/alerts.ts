import { openNotifiers, testNotice } from '@lanskatalog/alerts';
import type { Overview } from '@lanskatalog/operations';
import { alertEnv, alertsFrom, loadConfig, readEnv, UsageFault, writingOf } from '@lanskatalog/runtime';
import type { Command } from 'commander';
import type { ServerFlags } from '../operator-client.ts';
import { openOperatorClient } from '../operator-client.ts';
import { alertsText } from '../status-text.ts';
import { configOption, serverOptions } from './options.ts';

type Env = Readonly<Record<string, string | undefined>>;

export function addAlertsCommands(program: Command, signal: AbortSignal, env: Env): void {
  const command = program
    .command('alerts')
    .description('what people have been told is wrong and still is; exits with 1 where there is something');
  for (const option of serverOptions()) command.addOption(option);
  command
    .option('--json', 'print the alerts as JSON')
    .action(async ({ json, ...server }: ServerFlags & { readonly json?: boolean }) => {
      const client = await openOperatorClient(server, signal);
      const overview = (await client.get('/overview')) as Overview;
      const text = overview.alerts.length === 0 ? 'No alerts.\n' : alertsText(overview);
      process.stdout.write(json === true ? `${JSON.stringify(overview.alerts, null, 2)}\n` : text);
      if (overview.alerts.length > 0) process.exitCode = 1;
    });
  command
    .command('test')
    .description('send a message to every channel that SMTP_URL, ALERT_TO and ALERT_WEBHOOKS name')
    .addOption(configOption())
    .action(async ({ config }: { readonly config: string }) => tryChannels(config, env, signal));
}

/** @throws UsageFault where there is no channel, or one that did not take the message. */
async function tryChannels(file: string, env: Env, signal: AbortSignal): Promise<void> {
  const { channels } = alertsFrom(readEnv(alertEnv, env));
  const notifiers = openNotifiers(channels, writingOf(await loadConfig(file)));
  if (notifiers.length === 0)
    throw new UsageFault(
      'There is nobody to tell: set SMTP_URL, ALERT_FROM and ALERT_TO, or ALERT_WEBHOOKS, as docs/OPERATIONS.md explains.',
    );
  let failed = 0;
  for (const notifier of notifiers) {
    const { name } = notifier;
    try {
      await notifier.send([testNotice(new Date().toISOString())], signal);
      console.log(`${name}: delivered`);
    } catch (error) {
      signal.throwIfAborted();
      failed += 1;
      console.log(`${name}: failed, ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  if (failed > 0) throw new UsageFault(`${failed} of ${notifiers.length} channels failed.`, 1);
}
