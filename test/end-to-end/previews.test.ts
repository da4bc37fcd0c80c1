import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildCli } from '../support/cli.ts';
import { startServing } from '../support/serving.ts';
import type { Serving } from '../support/serving.ts';

let serving: Serving;

const beaches = 'namn;vatten\nAlntorp;Norasjön\n<script>alert(1)</script>;\u202eTysslingen\n';
const files = {
  '/badplatser.csv': {
    type: 'text/csv',
    body: beaches,
    headers: { 'content-length': String(Buffer.byteLength(beaches)) },
  },
  '/register.csv': { type: 'text/csv', body: 'ärende;sökande\n1;810713-4825\n2;x\n' },
  '/fakturor.csv': { type: 'text/csv', body: 'Leverantör;Belopp\nBygg AB;100,00\nFärg AB;1,00\n' },
  '/stor.csv': { type: 'text/csv', body: `a;b\n${'1;2\n'.repeat(600_000)}` },
  '/sida.csv': { type: 'text/html', body: '<!doctype html><p>Sidan har flyttat' },
  '/flyttad.csv': { status: 302, headers: { location: '/badplatser.csv' } },
  '/leverantorer.csv': {
    type: 'text/csv',
    body: 'Leverantör;Organisationsnummer;Konto;Belopp;Datum\nBygg & Färg AB;212000-1967;64510;1 000,50;2024-01-05\nAnna Persdotter;;64510;200,00;2024-01-06\n',
  },
};

const datasets = [
  ['badplatser', 'Badplatser'],
  ['register', 'Ärenden'],
  ['fakturor', 'Inköp'],
  ['stor', 'Mätvärden'],
  ['sida', 'Skolmat'],
  ['flyttad', 'Lekplatser'],
  ['borta', 'Parkering'],
  ['leverantorer', 'Leverantörsreskontra'],
] as const;

const feed = `@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dct: <http://purl.org/dc/terms/> .
<https://kommun.example/katalog> a dcat:Catalog ; dct:title "Katalog"@sv .
${datasets
  .map(
    ([name, title]) => `<https://kommun.example/katalog> dcat:dataset <https://kommun.example/d/${name}> .
<https://kommun.example/d/${name}> a dcat:Dataset ; dct:title "${title}"@sv ; dct:description "Om"@sv ;
  dcat:distribution <https://kommun.example/d/${name}/csv> .
<https://kommun.example/d/${name}/csv> a dcat:Distribution ; dct:format "text/csv" ;
  dcat:accessURL <SOURCE/${name}.csv> ; dcat:downloadURL <SOURCE/${name}.csv> .`,
  )
  .join('\n')}`;

beforeAll(async () => {
  buildCli();
  serving = await startServing(feed, { files });
}, 120_000);
afterAll(() => serving.stop());

interface Found {
  readonly name: string;
  readonly files: readonly {
    readonly state: string;
    readonly bytes?: number;
    readonly finalUrl?: string;
    readonly status?: number;
    readonly preview?: { readonly kind: string; readonly rows?: readonly (readonly string[])[] };
  }[];
}

async function found(title: string): Promise<Found> {
  const list = (await (
    await fetch(`${serving.address}/api/v1/datasets?q=${encodeURIComponent(title)}`)
  ).json()) as { datasets: { name: string; title: { sv: string } }[] };
  const name = list.datasets.find((dataset) => dataset.title.sv === title)?.name ?? '';
  return (await (await fetch(`${serving.address}/api/v1/datasets/${name}`)).json()) as Found;
}
const page = async ({ name }: Found): Promise<string> =>
  (await fetch(`${serving.address}/datasets/${name}`)).text();

describe('what the nightly check finds of a file', () => {
  it('is shown with the dataset: whether it works, how large it is, and its first rows', async () => {
    const dataset = await found('Badplatser');
    expect(dataset.files[0]).toMatchObject({
      state: 'works',
      bytes: Buffer.byteLength(beaches),
      preview: { kind: 'rows' },
    });
    expect(dataset.files[0]?.preview?.rows?.[0]).toEqual(['Alntorp', 'Norasjön']);
    const html = await page(dataset);
    expect(html).toContain('Länken fungerar (kontrollerad');
    expect(html).toContain(`${Buffer.byteLength(beaches)} byte`);
    expect(html).toContain('<bdi>Norasjön</bdi>');
  });

  it('is text, whatever the file holds', async () => {
    const html = await page(await found('Badplatser'));
    expect(html).toContain('&lt;script>alert(1)');
    expect(html).not.toContain('<script>alert(1)');
    expect(html).not.toContain('\u202e');
  });

  it.each([
    ['Ärenden', 'personal', 'De första raderna kan innehålla personuppgifter.'],
    ['Inköp', 'ledger', 'Leverantörsfakturor visas bara i länets gemensamma tabell'],
    ['Mätvärden', 'too-large', 'Filen är för stor för att läsas i förväg.'],
    ['Skolmat', 'unreadable', 'Filen är ingen tabell som vi kan läsa.'],
    ['Parkering', 'not-fetched', 'Filen gick inte att hämta när vi försökte senast.'],
  ])('says why nothing of %s is shown: %s', async (title, kind, why) => {
    const dataset = await found(title);
    expect(dataset.files[0]?.preview).toEqual({ kind });
    const html = await page(dataset);
    expect(html).toContain('Förhandsvisning saknas');
    expect(html).toContain(why);
    expect(html).not.toContain('810713');
    expect(html).not.toContain('Bygg AB');
  });

  it('tells where an address leads on to, and that one is gone', async () => {
    const moved = await found('Lekplatser');
    expect(moved.files[0]?.finalUrl).toMatch(/\/badplatser\.csv$/);
    expect(await page(moved)).toContain('Leder vidare till ');
    const gone = await found('Parkering');
    expect(gone.files[0]).toMatchObject({ state: 'unverified', status: 404 });
    expect(await page(gone)).toMatch(/Länken fungerade inte .*: filen finns inte \(HTTP 404\)/);
  });

  it('shows of a ledger what the shared table shows: masked', async () => {
    const dataset = await found('Leverantörsreskontra');
    expect(dataset.files[0]?.preview).toBeUndefined();
    const html = await page(dataset);
    expect(html).toContain('Så ser raderna ut i länets gemensamma tabell');
    expect(html).toContain('Bygg &amp; Färg AB');
    expect(html).not.toContain('Persdotter');
  });
});
