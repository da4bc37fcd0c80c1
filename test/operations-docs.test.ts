import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { rules } from '@lanskatalog/alerts';
import type { Http, Jobs } from '@lanskatalog/core';
import { actions, paramsOf } from '@lanskatalog/operations';
import { queueEnv } from '@lanskatalog/runtime/worker';
import { format } from 'prettier';
import type { Metric } from 'prom-client';
import { Registry } from 'prom-client';
import { parse } from 'yaml';
import { measureInstallation } from '../packages/runtime/src/measure-installation.ts';
import { measureHttp, measureJobs } from '../packages/runtime/src/measure-work.ts';
import { measureQueues } from '../packages/runtime/src/metrics.ts';
import { serveEnv } from '../packages/runtime/src/serve-env.ts';
import { problemsReference, settingsReference } from '../scripts/reference.ts';
import { harvesterEnv } from '../workers/harvester/config.ts';
import { webEnv } from '../workers/web/config.ts';

const root = new URL('../', import.meta.url).pathname;
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const text = read('docs/OPERATIONS.md');

/** The cells of each row of the tables in the document. */
const rows = text
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) => line.split('|').map((cell) => cell.trim()));

/** Every metric that a process of any kind registers. */
function registered(): (Metric & { name: string; labelNames: string[]; type: string })[] {
  const registry = new Registry();
  measureInstallation(registry, () => Promise.reject(new Error('nothing is asked for')));
  measureQueues(registry, []);
  measureJobs(registry, {} as Jobs);
  measureHttp(registry, {} as Http);
  return registry.getMetricsAsArray() as never;
}

/** Suffixes that Prometheus gives to the series of a histogram. */
const metricIn = (name: string): string => name.replace(/_(?:bucket|count|sum)$/, '');

describe('docs/OPERATIONS.md', () => {
  it('explains every variable of every process', () => {
    const names = [queueEnv, harvesterEnv, webEnv, serveEnv].flatMap(({ shape }) => Object.keys(shape));
    const explained = rows.map(([, cell = '']) => cell).join(' ');
    expect(names.filter((name) => !explained.includes(`\`${name}\``))).toEqual([]);
  });

  it('lists every metric with its type and labels, and no other', () => {
    const listed = rows
      .filter(([, name = '']) => name.startsWith('`lanskatalog_'))
      .map(([, name, type, labels = '']) => `${name} ${type} ${labels}`);
    const expected = registered().map(
      ({ name, labelNames, constructor }) =>
        `\`${name}\` ${constructor.name.toLowerCase()} ${labelNames.map((label) => `\`${label}\``).join(', ')}`,
    );
    expect(listed.sort()).toEqual(expected.sort());
  });

  it('lists every rule of alerts, and whether it is urgent', () => {
    const listed = rows.filter(([, name = '']) => rules.some((rule) => `\`${rule.name}\`` === name));
    expect(Object.fromEntries(listed.map(([, name, urgent]) => [name, urgent === 'yes']))).toEqual(
      Object.fromEntries(rules.map(({ name, urgent }) => [`\`${name}\``, urgent])),
    );
  });

  it('tells of ten incidents what they show, what still works and what to do', () => {
    const incidents = text.split(/^### \d+\. /m).slice(1);
    expect(incidents).toHaveLength(10);
    for (const incident of incidents)
      for (const part of ['**Shows:**', '**Still works:**', '**Do:**']) expect(incident).toContain(part);
  });

  it('names only actions and parameters that there are', () => {
    const named = [...text.matchAll(/lanskatalog operate ([a-z-]+)((?: --[a-z]+ <[a-z]+>)*)/g)];
    expect(named.length).toBeGreaterThan(5);
    for (const [, name = '', params = ''] of named) {
      const action = actions.find((each) => each.name === name);
      expect([name, action?.name]).toEqual([name, name]);
      const known = action === undefined ? [] : paramsOf(action).map((param) => param.name);
      for (const [, param = ''] of params.matchAll(/--([a-z]+)/g)) expect(known).toContain(param);
    }
  });

  it('leads only to what there is', () => {
    const links = [...text.matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)].map(([, link = '']) => link);
    const local = links.filter((link) => !link.includes(':'));
    expect(local.filter((link) => !existsSync(join(root, 'docs', link)))).toEqual([]);
  });
});

describe('metrics', () => {
  it('have no label that grows without bound', () => {
    // Sources are those of the configuration; the others are words of ours.
    const bounded = ['source', 'condition', 'severity', 'rule', 'kind', 'state', 'outcome', 'result'];
    const labels = registered().flatMap(({ labelNames }) => labelNames);
    expect(labels.filter((label) => !bounded.includes(label))).toEqual([]);
  });
});

const known = new Set(registered().map(({ name }) => name));
const unknownIn = (expressions: readonly string[]): string[] =>
  expressions
    .flatMap((expression) => expression.match(/lanskatalog_\w+/g) ?? [])
    .filter((name) => !known.has(name) && !known.has(metricIn(name)));

/** What can be told of an expression without Prometheus: brackets that close, and something to look at. */
const isWhole = (expression: string): boolean => {
  const closing: Readonly<Record<string, string>> = { ')': '(', '}': '{', ']': '[' };
  const open: string[] = [];
  for (const character of expression.replaceAll(/"[^"]*"/g, '""')) {
    if ('([{'.includes(character)) open.push(character);
    else if (character in closing && open.pop() !== closing[character]) return false;
  }
  return open.length === 0 && expression.trim() !== '';
};

describe('deploy/prometheus/rules.yml', () => {
  const file = parse(read('deploy/prometheus/rules.yml')) as {
    groups: { name: string; rules: { alert: string; expr: string; annotations: { summary: string } }[] }[];
  };
  const alerts = file.groups.flatMap(({ rules: own }) => own);

  it('asks only for metrics that there are', () => {
    const expressions = alerts.map(({ expr }) => expr);
    expect(expressions.length).toBeGreaterThan(5);
    expect(unknownIn(expressions)).toEqual([]);
    expect(expressions.filter((each) => !isWhole(each))).toEqual([]);
  });

  it('has names that are used once, and says of each what is wrong', () => {
    expect(new Set(alerts.map(({ alert }) => alert)).size).toBe(alerts.length);
    for (const { alert, annotations } of alerts) {
      expect(alert).toMatch(/^Lanskatalog[A-Z]\w+$/);
      expect(annotations.summary).toMatch(/\.$/);
    }
  });
});

describe('deploy/grafana/lanskatalog.json', () => {
  const { panels } = JSON.parse(read('deploy/grafana/lanskatalog.json')) as {
    panels: {
      id: number;
      title: string;
      gridPos: { x: number; y: number; w: number; h: number };
      targets: { expr: string }[];
    }[];
  };

  it('asks only for metrics that there are', () => {
    const expressions = panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));
    expect(expressions.length).toBeGreaterThan(10);
    expect(unknownIn(expressions)).toEqual([]);
    expect(expressions.filter((each) => !isWhole(each))).toEqual([]);
  });

  it('shows every metric of the installation', () => {
    const all = panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)).join(' ');
    // Counted on Redis alone, so not in both modes.
    const shown = [...known].filter((name) => name !== 'lanskatalog_jobs');
    expect(shown.filter((name) => !all.includes(name))).toEqual([]);
  });

  it('has panels that do not overlap', () => {
    const cells = panels.flatMap(({ gridPos: { x, y, w, h } }) =>
      Array.from({ length: w * h }, (_, cell) => `${x + (cell % w)} ${y + Math.floor(cell / w)}`),
    );
    expect(new Set(cells).size).toBe(cells.length);
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
  });
});

const written = (page: string): Promise<string> => format(page, { parser: 'markdown', printWidth: 140 });

describe('the reference pages', () => {
  it('are what the catalogue of problems and the settings make them: npm run reference', async () => {
    expect(read('docs/PROBLEMS.md')).toBe(await written(problemsReference()));
    expect(read('docs/SETTINGS.md')).toBe(await written(settingsReference()));
  });
});
