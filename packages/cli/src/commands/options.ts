import { InvalidArgumentError, Option } from 'commander';

export const configOption = (): Option =>
  new Option('--config <file>', 'the region’s configuration').default('config/orebro-lan.yaml');

export const dataOption = (): Option =>
  new Option('--data <dir>', 'where documents, snapshots and releases are kept').default('data');

/** For commands that work on the store itself, in both modes. */
export const storeOption = (): Option =>
  new Option('--data <store>', 'a data directory, or mongodb://…').env('MONGODB_URL').default('data');

/** Which server operators' commands talk to: the one that serves the data directory, where none is named. */
export const serverOptions = (): readonly Option[] => [
  new Option('--server <url>', 'a server elsewhere, instead of the one that serves --data').env(
    'LANSKATALOG_SERVER',
  ),
  new Option('--token <token>', 'an API token for it').env('LANSKATALOG_TOKEN'),
  dataOption(),
];

export const portOption = (fallback: number): Option =>
  new Option('--port <n>', 'port to listen on, on 127.0.0.1 (0: any free one)')
    .argParser(wholeNumber({ from: 0, to: 65_535 }))
    .default(fallback);

/** Parses a whole number within bounds; the message says what would be right. */
export const wholeNumber =
  ({ from, to }: { readonly from: number; readonly to: number }) =>
  (text: string): number => {
    const value = Number(text);
    if (Number.isInteger(value) && value >= from && value <= to) return value;
    throw new InvalidArgumentError(`It takes a whole number from ${from} to ${to}.`);
  };
