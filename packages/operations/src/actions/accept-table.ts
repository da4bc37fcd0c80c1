import { acceptHeld, listPartitions, tableKinds } from '@lanskatalog/tables';
import { z } from 'zod';
import { action } from '../action.ts';
import { described } from '../action-params.ts';
import { requestPublishing } from '@lanskatalog/harvest';

const params = z.strictObject({
  table: described(z.enum(tableKinds), {
    sv: 'Vilken av de gemensamma tabellerna.',
    en: 'Which of the shared tables.',
  }),
  municipality: described(z.string().regex(/^\d{4}$/), {
    sv: 'Kommunens kod, fyra siffror.',
    en: 'Code of the municipality, four digits.',
  }),
  period: described(z.string().regex(/^[a-z0-9-]{1,40}$/), {
    sv: 'Perioden, som 2026-03 eller 2026; alla för en lista.',
    en: 'The period, as 2026-03 or 2026; alla for a list.',
  }),
});

export const acceptTable = action({
  name: 'accept-table',
  title: { sv: 'Godta tabellfil', en: 'Accept table file' },
  summary: {
    sv: 'Publicerar en ny version av en fil som hölls tillbaka för att den var mycket mindre eller tommare än den förra.',
    en: 'Publishes a new version of a file that was held back since it is much smaller or emptier than the one before.',
  },
  role: 'operator',
  municipalityOf: async ({ municipality }) => municipality,
  params,
  async run({ table, municipality, period }, { deps, jobs }) {
    const held = await listPartitions(deps.blobs, { table, kind: 'held' });
    const chosen = held.filter(({ key }) => key.municipality === municipality && key.period === period);
    if (chosen.length === 0) {
      const known = held.map(({ key }) => `${key.municipality} ${key.period}`).join(', ');
      return {
        kind: 'refused',
        status: 404,
        reason: {
          sv: `Ingen version av ${table} ${municipality} ${period} hålls tillbaka.`,
          en: `No version of ${table} ${municipality} ${period} is held back.`,
        },
        remedy:
          known === ''
            ? { sv: 'Ingen fil i den tabellen hålls tillbaka.', en: 'No file of that table is held back.' }
            : { sv: `Dessa hålls tillbaka: ${known}.`, en: `These are held back: ${known}.` },
      };
    }
    const current = await listPartitions(deps.blobs, { table });
    const rowsOf = (list: typeof held) =>
      list
        .filter(({ key }) => key.municipality === municipality && key.period === period)
        .map(({ rows }) => rows);
    for (const { key } of chosen) await acceptHeld(deps.blobs, key);
    await requestPublishing(jobs);
    return { kind: 'done', before: { rows: rowsOf(current) }, after: { rows: rowsOf(chosen) } };
  },
});
