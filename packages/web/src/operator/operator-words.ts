import type { JobOverview, SourceCondition, WorkerOverview } from '@lanskatalog/operations';
import type { Grade } from '../pages/parts.tsx';
import type { View } from '../view.ts';

interface Words {
  readonly sv: string;
  readonly en: string;
}

export const conditions: Record<SourceCondition, Words & { readonly grade: Grade }> = {
  guarded: { grade: 'fair', sv: 'väntar på beslut', en: 'awaits a decision' },
  failing: { grade: 'poor', sv: 'misslyckas', en: 'failing' },
  interrupted: { grade: 'poor', sv: 'avbruten', en: 'interrupted' },
  stale: { grade: 'fair', sv: 'för gammal', en: 'out of date' },
  incomplete: { grade: 'fair', sv: 'bara delvis läst', en: 'only partly read' },
  never: { grade: 'none', sv: 'aldrig skördad', en: 'never harvested' },
  running: { grade: 'good', sv: 'skördas nu', en: 'being harvested' },
  paused: { grade: 'none', sv: 'pausad', en: 'paused' },
  ok: { grade: 'good', sv: 'i ordning', en: 'in order' },
};

const stages: Record<string, Words> = {
  waiting: { sv: 'väntar på sin tur', en: 'waiting for its turn' },
  discovering: { sv: 'letar igenom webbplatsen', en: 'looking through the site' },
  fetching: { sv: 'hämtar', en: 'fetching' },
  parsing: { sv: 'läser', en: 'parsing' },
  normalising: { sv: 'gör enhetligt', en: 'normalising' },
  judging: { sv: 'bedömer', en: 'judging' },
  comparing: { sv: 'jämför med förra', en: 'comparing with the last' },
  storing: { sv: 'sparar', en: 'storing' },
  tables: { sv: 'läser tabeller', en: 'reading tables' },
  links: { sv: 'prövar länkar', en: 'trying links' },
  done: { sv: 'klar', en: 'done' },
};

const kinds: Record<string, Words> = {
  round: { sv: 'Delar ut en omgång', en: 'Handing out a round' },
  'harvest-source': { sv: 'Skördar källa', en: 'Harvesting a source' },
  'update-tables': { sv: 'Läser tabeller', en: 'Reading tables' },
  'publish-region': { sv: 'Publicerar', en: 'Publishing' },
  'check-links': { sv: 'Prövar länkar', en: 'Checking links' },
  'dry-run': { sv: 'Provkör', en: 'Dry run' },
};

const states: Record<JobOverview['state'], Words> = {
  waiting: { sv: 'väntar', en: 'waiting' },
  delayed: { sv: 'väntar på sin tid', en: 'waiting for its time' },
  running: { sv: 'pågår', en: 'running' },
  failed: { sv: 'misslyckad', en: 'failed' },
};

const workers: Record<WorkerOverview['kind'], Words> = {
  serve: { sv: 'Allt i ett', en: 'All in one' },
  scheduler: { sv: 'Schemaläggare', en: 'Scheduler' },
  harvester: { sv: 'Skördare', en: 'Harvester' },
  publisher: { sv: 'Publicerare', en: 'Publisher' },
  web: { sv: 'Webb', en: 'Web' },
};

const outcomes: Record<string, Words & { readonly grade: Grade }> = {
  harvested: { grade: 'good', sv: 'skördad', en: 'harvested' },
  unchanged: { grade: 'good', sv: 'oförändrad', en: 'unchanged' },
  incomplete: { grade: 'fair', sv: 'bara en del lästes', en: 'only a part was read' },
  unreachable: { grade: 'poor', sv: 'svarade inte', en: 'did not answer' },
  refused: { grade: 'poor', sv: 'fick inte läsas', en: 'may not be fetched' },
  invalid: { grade: 'poor', sv: 'gick inte att läsa', en: 'could not be read' },
  guarded: { grade: 'fair', sv: 'hölls tillbaka', en: 'held back' },
  interrupted: { grade: 'poor', sv: 'avbröts av en krasch', en: 'interrupted by a crash' },
  cancelled: { grade: 'none', sv: 'avbruten av en person', en: 'cancelled by a person' },
  rejected: { grade: 'none', sv: 'avvisad av en person', en: 'rejected by a person' },
  running: { grade: 'none', sv: 'pågår', en: 'under way' },
};

const tables: Record<string, Words> = {
  ledger: { sv: 'Leverantörsreskontra', en: 'Supplier ledger' },
  schools: { sv: 'Skolor', en: 'Schools' },
  'care-homes': { sv: 'Äldreboenden', en: 'Care homes' },
};

const params: Record<string, Words> = {
  source: { sv: 'Källa', en: 'Source' },
  reason: { sv: 'Anledning', en: 'Reason' },
  run: { sv: 'Körning', en: 'Run' },
  count: { sv: 'Antal', en: 'Count' },
  number: { sv: 'Utgåva', en: 'Release' },
  job: { sv: 'Jobb', en: 'Job' },
  url: { sv: 'Adress', en: 'Address' },
  kind: { sv: 'Slag', en: 'Kind' },
  text: { sv: 'Källan som text', en: 'The source as text' },
  preview: { sv: 'Förhandsgranskning', en: 'Preview' },
  decision: { sv: 'Beslut', en: 'Decision' },
  supplier: { sv: 'Leverantör', en: 'Supplier' },
  name: { sv: 'Namn', en: 'Name' },
  table: { sv: 'Tabell', en: 'Table' },
  municipality: { sv: 'Kommun', en: 'Municipality' },
  period: { sv: 'Period', en: 'Period' },
  from: { sv: 'Från', en: 'From' },
  to: { sv: 'Till', en: 'To' },
};

/** A newer worker may know of more than this one does: its own word is better than none. */
const wordOf = (view: View, words: Readonly<Record<string, Words>>, key: string): string => {
  const found = words[key];
  return found === undefined ? key : view.inLang(found);
};

export const paramWord = (view: View, name: string): string => wordOf(view, params, name);
export const tableWord = (view: View, table: string): string => wordOf(view, tables, table);
export const stageWord = (view: View, stage: string): string => wordOf(view, stages, stage);
export const jobKindWord = (view: View, kind: string): string => wordOf(view, kinds, kind);
export const jobStateWord = (view: View, state: string): string => wordOf(view, states, state);
export const workerWord = (view: View, kind: string): string => wordOf(view, workers, kind);
export const outcomeWord = (view: View, outcome: string): string => wordOf(view, outcomes, outcome);
export const outcomeGrade = (outcome: string): Grade => outcomes[outcome]?.grade ?? 'none';
