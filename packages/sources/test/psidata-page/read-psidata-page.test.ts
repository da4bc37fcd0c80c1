import { describe, expect, it } from '@jest/globals';
import { datasetsOf } from '../datasets-of.ts';
import { fixture } from '../fixtures.ts';
import { readKind } from '../read-kind.ts';

const site = 'https://www.kommun.example';
const url = `${site}/psidata`;
const page = (content: string): string =>
  `<!DOCTYPE html><html lang="sv"><body><main>${content}</main></body></html>`;

async function read(content: string, others: Readonly<Record<string, string>> = {}) {
  const { result, ...rest } = await readKind('psidata-page', url, { pages: { [url]: content, ...others } });
  return { result, ...rest, datasets: datasetsOf(result) };
}
const titles = async (content: string): Promise<unknown[]> =>
  (await read(content)).datasets.map(({ title }) => title);

const zero = 'http://creativecommons.org/publicdomain/zero/1.0/';

describe('a page for people', () => {
  it('may have a table with a row for each dataset', async () => {
    const { datasets, keys } = await read(fixture('psidata-page/table-of-datasets.html'));
    expect(datasets).toEqual([
      {
        title: 'Leverantörsreskontra',
        description: 'Betalda fakturor per månad.',
        files: [`CSV ${site}/download/18.5a1/reskontra.csv`],
        license: zero,
        email: 'mailto:oppnadata@laxa.example',
        frequency: 'Månadsvis',
      },
      {
        title: 'Badplatser',
        description: 'Kommunens badplatser med läge.',
        files: [`XLSX ${site}/download/18.5a1/badplatser.xlsx`],
        license: zero,
        email: 'mailto:oppnadata@laxa.example',
        frequency: 'Årligen',
      },
      {
        title: 'Detaljplaner',
        description: 'Gällande detaljplaner.',
        files: ['WMS https://karta.laxa.example/geoserver/wms?service=WMS&request=GetCapabilities'],
        license: zero,
        email: 'mailto:oppnadata@laxa.example',
        frequency: 'Vid behov',
      },
    ]);
    expect(keys).toEqual([`${url}#badplatser`, `${url}#detaljplaner`, `${url}#leverantorsreskontra`]);
  });

  it('may have a heading for each dataset, with labels and several files', async () => {
    const { datasets, keys } = await read(fixture('psidata-page/heading-for-each.html'));
    expect(datasets).toMatchObject([
      {
        title: 'Förskolor',
        description: 'Alla kommunala och fristående förskolor i Nora.',
        files: [`CSV ${site}/filer/forskolor.csv`, `JSON ${site}/filer/forskolor.json`],
        license: 'http://creativecommons.org/licenses/by/4.0/',
        email: 'mailto:bou@nora.example',
        frequency: 'varje termin',
      },
      {
        title: 'Leverantörsfakturor',
        description: 'Kommunens inköp, en fil för varje år.',
        license: undefined,
        email: undefined,
      },
    ]);
    expect(datasets[1]?.files).toHaveLength(3);
    expect(keys).toContain(`${url}#h-Forskolor`);
  });

  it('may list links, where files of one thing are one dataset', async () => {
    const { datasets } = await read(fixture('psidata-page/list-of-links.html'));
    expect(datasets).toMatchObject([
      {
        title: 'Lekplatser',
        description: 'kommunens lekplatser med utrustning',
        files: [`GeoJSON ${site}/lekplatser.geojson`, `CSV ${site}/lekplatser.csv`],
        email: 'mailto:data@ljusnarsberg.example',
      },
      { title: 'Skolmatsedel', frequency: 'varje vecka' },
      { title: 'Beviljade bygglov', files: [`XLSX ${site}/bygglov.xlsx`, `XLSX ${site}/bygglov-2024.xlsx`] },
    ]);
  });

  it('may fill in the form of the recommendation, in a table or a list, also for data without an address', async () => {
    const { datasets } = await read(fixture('psidata-page/forms-of-psidata.html'));
    expect(datasets).toMatchObject([
      {
        title: 'Lokalregister',
        files: ['HTML https://boka.degerfors.example/lokaler'],
        license: zero,
        email: 'mailto:fritid@degerfors.example',
        frequency: 'Löpande',
      },
      { title: 'Diarium', files: [], email: undefined },
      { title: 'Gatubelysning', files: [`ZIP ${site}/belysning.zip`] },
    ]);
  });

  it('may fold out, and have bold lines for headings', async () => {
    const { datasets } = await read(fixture('psidata-page/folded-out.html'));
    expect(datasets).toMatchObject([
      {
        title: 'Luftkvalitet',
        files: [`CSV ${site}/api/luft?format=csv`, `JSON ${site}/api/luft?format=json`],
      },
      { title: 'Återvinningsstationer', files: [`GPKG ${site}/avfall.gpkg`] },
      { title: 'Konstverk', description: 'Offentlig konst i Kumla.', files: [`CSV ${site}/konst.csv`] },
      { title: 'Föreningsregister', files: [`XLSX ${site}/foreningar.xlsx`] },
    ]);
  });

  it('may list pages with a dataset each', async () => {
    const { datasets, keys, codes, result } = await read(fixture('psidata-page/lists-sub-pages.html'), {
      [`${url}/cykelvagar`]: page(
        '<h1>Cykelvägar</h1><p>Alla cykelvägar.</p><h2>Format</h2><p>GeoJSON</p><h2>Ladda ner</h2><ul><li><a href="/cykel.geojson">Hämta fil</a></li></ul>',
      ),
    });
    expect(datasets).toMatchObject([
      { title: 'Cykelvägar', description: 'Alla cykelvägar.', files: [`GeoJSON ${site}/cykel.geojson`] },
    ]);
    expect(keys).toEqual([`${url}/cykelvagar#cykelvagar`]);
    expect(codes).toContain('sources.link-broken');
    expect(result).toMatchObject({ complete: true });
  });

  it('marks every guess', async () => {
    const { result } = await read(fixture('psidata-page/table-of-datasets.html'));
    const guesses = result.problems.filter(
      ({ code, subject }) => code === 'sources.inferred' && subject === `${url}#badplatser`,
    );
    expect(guesses.map(({ property, after }) => [property, after])).toEqual([
      ['dct:license', zero],
      ['dcat:contactPoint', 'oppnadata@laxa.example'],
    ]);
  });

  it.each([
    [
      'files under a heading of their own',
      '<h2>Träd</h2><p>Kommunens träd.</p><h3>Filer</h3><p><a href="trad.csv">CSV</a></p><h2>Kontakt</h2><p>x@y.example</p>',
      ['Träd'],
    ],
    [
      'datasets that are cards',
      '<h1>Öppna data</h1><div class="card"><h3>Träd</h3><p>Alla.</p><a href="trad.csv">Ladda ner</a></div><div class="card"><h3>Bänkar</h3><a href="b.csv">Ladda ner</a></div>',
      ['Träd', 'Bänkar'],
    ],
    [
      'months in a table',
      '<h2>Leverantörsfakturor</h2><table><tr><th>Månad</th><th>Fil</th></tr><tr><td>Januari 2024</td><td><a href="1.csv">csv</a></td></tr><tr><td>Februari 2024</td><td><a href="2.csv">csv</a></td></tr></table>',
      ['Leverantörsfakturor'],
    ],
    [
      'different things under a heading of a field',
      '<h2>Miljö</h2><ul><li><a href="a.csv">Träd</a></li><li><a href="b.csv">Vattenprover</a></li></ul>',
      ['Träd', 'Vattenprover'],
    ],
    [
      'addresses in plain text',
      '<h2>Träd</h2><p>Format: CSV</p><p>Adress: https://data.example/trad.csv</p>',
      ['Träd'],
    ],
    [
      'English headings',
      '<h2>Trees</h2><p>Description: All trees.</p><p>Format: CSV</p><p>Link: <a href="/t">here</a></p>',
      ['Trees'],
    ],
    [
      'an item with several formats',
      '<h1>Öppna data</h1><ul><li>Träd: <a href="t.csv">CSV</a>, <a href="t.json">JSON</a></li><li>Bänkar: <a href="b.csv">CSV</a></li></ul>',
      ['Träd', 'Bänkar'],
    ],
    [
      'lists within a list',
      '<h1>Öppna data</h1><ul><li>Träd<ul><li><a href="t.csv">CSV</a></li><li><a href="t.json">JSON</a></li></ul></li><li>Bänkar<ul><li><a href="b.csv">CSV</a></li></ul></li></ul>',
      ['Träd', 'Bänkar'],
    ],
    [
      'a line before each list',
      '<h1>Öppna data</h1><p>Träd</p><ul><li><a href="t.csv">CSV</a></li></ul><p>Bänkar</p><ul><li><a href="b.csv">CSV</a></li></ul>',
      ['Träd', 'Bänkar'],
    ],
    [
      'links in running text',
      '<h1>Data från Nora</h1><p>Kommunens <a href="/b.xlsx">budget</a> och <a href="/i.csv">inköp</a> finns här.</p>',
      ['budget', 'inköp'],
    ],
    [
      'buttons that fold out',
      '<h2><button aria-expanded="false">Träd</button></h2><div><a href="/dl?id=1">Ladda ner</a></div><button aria-controls="p">Bänkar</button><div id="p"><a href="/b.csv">csv</a></div>',
      ['Träd', 'Bänkar'],
    ],
    [
      'a table that is there for the layout',
      '<table><tr><td><a href="/">Start</a></td><td><h2>Träd</h2><a href="t.xls">Excel</a><h2>Bänkar</h2><a href="b.zip">Shape-fil</a></td></tr></table>',
      ['Träd', 'Bänkar'],
    ],
    [
      'the same thing for two years, each with words of its own',
      '<h1>Öppna data</h1><ul><li><b>Inköp 2024</b> – Fakturor. <a href="1.csv">CSV, Inköp</a></li><li><b>Inköp 2025</b> – Fakturor. <a href="2.csv">CSV, Inköp</a></li></ul>',
      ['Inköp 2024', 'Inköp 2025'],
    ],
    [
      'nothing but documents on the rules',
      '<h1>Öppna data</h1><p><a href="policy.pdf">Policy för öppna data</a></p><p><a href="blankett.pdf">Blankett</a></p>',
      [],
    ],
    ['nothing', '<h1>Sidan finns inte</h1>', []],
  ])('with %s', async (_, content, expected) => {
    expect(await titles(page(content))).toEqual(expected);
  });

  it('may have labels on lines of their own, and say when something was last updated', async () => {
    const { datasets, lines } = await read(
      page(
        '<h2>Träd</h2><p><b>Beskrivning</b><br>Alla träd<br><b>Uppdateras</b><br>Årligen, senast 2024-06-09</p><a href="t.csv">CSV</a>',
      ),
    );
    expect(datasets).toMatchObject([{ title: 'Träd', description: 'Alla träd', frequency: 'Årligen' }]);
    expect(lines).toContain(`${url}#trad dct:modified "2024-06-09"`);
  });

  it('without data is told what to publish', async () => {
    const { codes, result } = await read(page('<h1>Öppna data</h1><p>Kommer snart.</p>'));
    expect(result).toMatchObject({ kind: 'read', complete: true });
    expect(codes).toEqual(['sources.page-without-data']);
  });

  it('that is no page is invalid', async () => {
    expect((await read('{"a":1}')).result).toMatchObject({
      kind: 'invalid',
      problems: [{ code: 'sources.answer-unexpected' }],
    });
  });

  it('gives the same names when it is read again, and never one name to two', async () => {
    const twice = page(
      '<h2>Träd</h2><p><a href="a.csv">CSV</a></p><h2>Träd</h2><p><a href="b.csv">CSV</a></p>',
    );
    const first = await read(twice);
    expect(first.keys).toEqual([`${url}#trad`, `${url}#trad-2`]);
    expect((await read(twice)).lines).toEqual(first.lines);
  });
});
