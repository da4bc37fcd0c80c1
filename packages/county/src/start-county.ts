import { configYaml } from './config-yaml.ts';
import type { County, CountyOptions, CountySource, SiteSummary } from './county.ts';
import { sharedDataset, topicDatasets } from './datasets/topic-dataset.ts';
import { municipalitiesOfCounty, type CountyMunicipality } from './municipalities.ts';
import { profileOf, systemProfile } from './profile.ts';
import { controlHandler } from './server/control-handler.ts';
import { Listener } from './server/listener.ts';
import { siteHandler } from './server/site-handler.ts';
import { systemOf, systemsByMunicipality } from './systems/systems.ts';
import { countyTruth } from './tables/county-truth.ts';
import { tableDatasets } from './tables/table-datasets.ts';
import type { CountyTruth } from './tables/truth.ts';
import type { Change, ChangeResult } from './site/change.ts';
import { SimulatedSite } from './site/simulated-site.ts';

/** With more municipalities than this, all share one port. */
const mostPorts = 12;

/** Starts the county on loopback. Rejects where a port that was asked for is taken. */
export async function startCounty(options: CountyOptions = {}): Promise<County> {
  const running = new RunningCounty(options);
  await running.open(options);
  return running;
}

class RunningCounty implements County {
  readonly #now: () => number;
  readonly #host: string;
  readonly #own: Listener;
  readonly #sites = new Map<string, SimulatedSite>();
  /** A listener of its own for each site, where it has one. */
  readonly #listeners = new Map<string, Listener>();

  constructor({ host = '127.0.0.1', now = Date.now, port = 0 }: CountyOptions) {
    this.#host = host;
    this.#now = now;
    const control = controlHandler(this);
    this.#own = new Listener(
      (request, response) => {
        const [, code] = /^\/m\/(\d{4})(?=[/?]|$)/.exec(request.url ?? '') ?? [];
        const site = code === undefined ? undefined : this.#sites.get(code);
        const handle = site === undefined ? control : siteHandler(site, `/m/${code}`, this.#now);
        handle(request, response);
      },
      host,
      port,
    );
  }

  get port(): number {
    return this.#own.port;
  }

  get baseUrl(): string {
    return `http://${this.#host}:${this.port}`;
  }

  get sources(): readonly CountySource[] {
    return [...this.#sites.values()].map(describeSource);
  }

  async open(options: CountyOptions): Promise<void> {
    const { municipalities: count = mostPorts, port = 0 } = options;
    await this.#own.open();
    for (const [index, municipality] of municipalitiesOfCounty(count).entries()) {
      const baseUrl =
        count > mostPorts
          ? `${this.baseUrl}/m/${municipality.code}`
          : await this.#listen(municipality.code, port === 0 ? 0 : port + 1 + index);
      this.#sites.set(municipality.code, createSite(municipality, baseUrl, options));
    }
    for (const [code, fault] of Object.entries(options.faults ?? {}))
      await this.change(code, { kind: 'fault', fault });
  }

  async #listen(code: string, port: number): Promise<string> {
    const listener = new Listener(
      (...exchange) => {
        const site = this.#sites.get(code);
        if (site !== undefined) siteHandler(site, '', this.#now)(...exchange);
      },
      this.#host,
      port,
    );
    await listener.open();
    this.#listeners.set(code, listener);
    return `http://${this.#host}:${listener.port}`;
  }

  configYaml(options = {}): string {
    return configYaml(this.sources, options);
  }

  async change(code: string, change: Change): Promise<ChangeResult> {
    const site = this.#sites.get(code);
    if (site === undefined) return { kind: 'unknown-municipality', name: code };
    const result = site.apply(change);
    const listener = this.#listeners.get(code);
    if (site.site.fault === 'refuse') await listener?.close();
    else await listener?.open();
    return result;
  }

  state(): readonly SiteSummary[] {
    return [...this.#sites.values()].map(({ site, requests }) => ({
      code: site.municipality.code,
      name: site.municipality.name,
      ...(site.fault === undefined ? {} : { fault: site.fault }),
      platform: site.platform,
      changes: site.history.length,
      requests: requests.length,
      datasets: site.datasets.map(({ key }) => key),
    }));
  }

  requests(code: string): SimulatedSite['requests'] {
    return this.#sites.get(code)?.requests ?? [];
  }

  truth(): CountyTruth {
    const sites = [...this.#sites.values()].map(({ site }) => site);
    const withTables = sites.filter((site) => systemOf(site).withoutTables !== true);
    return countyTruth(withTables, sites[0]?.seed ?? 1);
  }

  forgetRequests(): void {
    for (const site of this.#sites.values()) site.forgetRequests();
  }

  async close(): Promise<void> {
    await Promise.all([this.#own, ...this.#listeners.values()].map(async (listener) => listener.close()));
  }
}

function createSite(
  municipality: CountyMunicipality,
  baseUrl: string,
  { seed = 1, datasetsPer, layout = 'dcat', systems }: CountyOptions,
): SimulatedSite {
  const system =
    systems?.[municipality.code] ??
    (layout === 'dcat' ? undefined : systemsByMunicipality[municipality.code]);
  const profile = system === undefined ? profileOf(municipality) : systemProfile(municipality, system);
  const shared = profile.oddities.includes('dataset-shared-with-neighbour') ? [sharedDataset(seed)] : [];
  const count = (datasetsPer ?? profile.datasets) - shared.length;
  const tables =
    datasetsPer === undefined && systemOf({ profile }).withoutTables !== true
      ? tableDatasets(municipality, seed)
      : [];
  const datasets = [...shared, ...topicDatasets(municipality, seed, count), ...tables];
  return new SimulatedSite(
    { municipality, profile, seed, baseUrl },
    { datasets, known: datasets.map(({ key }) => key), platform: 0, fault: undefined, history: [] },
  );
}

function describeSource({ identity, site }: SimulatedSite): CountySource {
  const { baseUrl, municipality, profile } = identity;
  const { code, domain, name, officialName, orgnr } = municipality;
  const { kind, path } = systemOf({ profile });
  return {
    code,
    id: domain.replace(/\.se$/, ''),
    name,
    officialName,
    orgnr,
    siteUrl: baseUrl,
    url: baseUrl + path,
    kind,
    serialisation: profile.serialisation,
    expectedDatasets: site.datasets.length,
  };
}
