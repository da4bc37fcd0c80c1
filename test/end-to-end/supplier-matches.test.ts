import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Role } from '@lanskatalog/operations';
import type { Installation } from '../support/installation.ts';
import { startInstallation } from '../support/installation.ts';
import { municipalFeed } from '../support/municipal-feed.ts';

let here: Installation;
beforeAll(async () => {
  here = await startInstallation();
  serveLedger('kumla', [
    'Örebro Kontorsvaror AB;556012-5790',
    'Örebro Kontorsvarer AB;',
    'Närkes Betongteknik AB;556000-0019',
  ]);
  serveLedger('hallsberg', [
    'Hallsbergs Byggtjänst AB;556000-0027',
    'Hallsbergs Byggtjenst AB;',
    'Närkes Betongteknok AB;',
  ]);
  await here.act('harvest-all', {});
  await here.idle();
}, 60_000);
afterAll(() => here.close());

function serveLedger(name: string, suppliers: readonly string[]): void {
  const { origin, answers } = here.source;
  const dataset = `https://${name}.example/d/ledger`;
  const lines = suppliers.map((supplier, row) => `${row};2025-01-10;${supplier};1200,50`);
  answers.set(`/${name}.csv`, {
    type: 'text/csv',
    body: `fakturanummer;fakturadatum;leverantör;organisationsnummer;belopp\n${lines.join('\n')}\n`,
  });
  answers.set(`/${name}`, {
    type: 'text/turtle',
    body: `${municipalFeed(['parker'])}
<https://kommun.example/katalog> dcat:dataset <${dataset}> .
<${dataset}> a dcat:Dataset ; dct:title "Leverantörsreskontra 2025"@sv ;
  dct:description "Kommunens leverantörsfakturor"@sv ; dcat:distribution <${dataset}/csv> .
<${dataset}/csv> a dcat:Distribution ; dct:format "text/csv" ;
  dcat:accessURL <${origin}/${name}.csv> ; dcat:downloadURL <${origin}/${name}.csv> .`,
  });
}

async function seenBy(role: Role): Promise<readonly string[]> {
  const { pairs } = (await here.api('/matches', { role })).body;
  return (pairs as readonly { readonly name: string }[]).map(({ name }) => name).sort();
}

const kumla = { supplier: 'SE5560125790', name: 'Örebro Kontorsvarer AB' };
const both = { supplier: 'SE5560000019', name: 'Närkes Betongteknok AB' };
const hallsberg = { supplier: 'SE5560000027', name: 'Hallsbergs Byggtjenst AB' };

describe('pairs of suppliers', () => {
  it('are shown to a coordinator where the own ledger has either name, and to an operator all', async () => {
    expect(await seenBy('operator')).toEqual([hallsberg.name, both.name, kumla.name]);
    expect(await seenBy('coordinator')).toEqual([both.name, kumla.name]);
  });

  it('are decided by a coordinator where they are shown to them, and nowhere else', async () => {
    for (const [pair, kind] of [
      [hallsberg, 'refused'],
      [both, 'done'],
      [kumla, 'done'],
    ] as const) {
      const decided = await here.act('decide-match', { ...pair, decision: 'refuse' }, 'coordinator');
      expect([pair.name, decided.kind]).toEqual([pair.name, kind]);
    }
  });
});
