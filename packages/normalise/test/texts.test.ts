import { describe, expect, it } from '@jest/globals';
import { codes, datasetWith, normalise, problemOf } from './feed.ts';

describe('texts', () => {
  it('are taken to be Swedish where no language is given, and it is told', () => {
    const { values, problems } = datasetWith('adms:versionNotes "Ny sedan i går"');
    expect(values('adms:versionNotes')).toEqual([{ text: 'Ny sedan i går', lang: 'sv' }]);
    expect(problemOf(problems, 'language-missing')).toMatchObject({
      subject: 'https://kumla.example/d',
      property: 'adms:versionNotes',
      before: 'Ny sedan i går',
      after: 'Ny sedan i går@sv',
      source: 'kumla',
    });
  });

  it.each([
    ['sv-SE', 'sv'],
    ['en-GB', 'en'],
    ['swe', 'sv'],
    ['em', 'sv'],
    ['und', 'sv'],
  ])('tagged %s become %s, and it is told', (written, lang) => {
    const { values, problems } = datasetWith(`adms:versionNotes "Ny"@${written}`);
    expect(values('adms:versionNotes')).toEqual([{ text: 'Ny', lang }]);
    expect(problemOf(problems, 'language-repaired')).toMatchObject({
      before: written.toLowerCase(),
      after: lang,
    });
  });

  it('with a tag that means nothing are the English ones beside Swedish ones', () => {
    const { values } = datasetWith(
      'adms:versionNotes "New"@em, "Ny"@sv-SE ; dcat:keyword "lek"@sv, "play"@em',
    );
    expect(values('adms:versionNotes')).toEqual([
      { text: 'Ny', lang: 'sv' },
      { text: 'New', lang: 'en' },
    ]);
    expect(values('dcat:keyword')).toEqual([
      { text: 'lek', lang: 'sv' },
      { text: 'play', lang: 'en' },
    ]);
  });

  it('whose language is assumed come after those whose language is given', () => {
    const { values } = datasetWith('adms:versionNotes "Open Meal", "Måltider"@sv');
    expect(values('adms:versionNotes')).toEqual([
      { text: 'Måltider', lang: 'sv' },
      { text: 'Open Meal', lang: 'sv' },
    ]);
  });

  it('keep a tag that is right, of whatever language', () => {
    const { values, problems } = datasetWith('adms:versionNotes "Uusi"@fi');
    expect(values('adms:versionNotes')).toEqual([{ text: 'Uusi', lang: 'fi' }]);
    expect(codes(problems)).toEqual([]);
  });

  it('lose their HTML, and paragraphs become lines', () => {
    const { entity, problems } = datasetWith(
      'dct:description "<p>Parker &amp; lek.</p><p>Se <a href=\'x\'>här</a></p><ul><li>gunga</li></ul><script>x()</script>"@sv',
    );
    expect(entity.properties['dct:description']).toContainEqual({
      text: 'Parker & lek.\n\nSe här\n\ngunga',
      lang: 'sv',
    });
    expect(codes(problems)).toEqual(['markup-stripped']);
  });

  it('keep a lesser-than sign that is no markup', () => {
    const { values, problems } = datasetWith('adms:versionNotes "1 < 2 & 3 > 2"@sv');
    expect(values('adms:versionNotes')).toEqual([{ text: '1 < 2 & 3 > 2', lang: 'sv' }]);
    expect(codes(problems)).toEqual([]);
  });

  it('that are plainly English though tagged Swedish are told of and left alone', () => {
    const { records, problems } = normalise(
      ':d a dcat:Dataset ; dct:title "The list of all playgrounds in the city"@sv ; dct:description "Lekplatser"@sv .',
    );
    expect(records[0]?.entity.properties['dct:title']).toEqual([
      { text: 'The list of all playgrounds in the city', lang: 'sv' },
    ]);
    expect(problemOf(problems, 'text-looks-english')).toMatchObject({ property: 'dct:title' });
  });

  it('of the same words and language come once', () => {
    const { values } = datasetWith('dcat:keyword "lek"@sv, "lek", "lek"@sv-SE');
    expect(values('dcat:keyword')).toEqual([{ text: 'lek', lang: 'sv' }]);
  });
});

describe('keywords', () => {
  it('in one text are taken apart', () => {
    const { values, problems } = datasetWith('dcat:keyword "lek; park, skog"@sv');
    expect(values('dcat:keyword')).toEqual(['lek', 'park', 'skog'].map((text) => ({ text, lang: 'sv' })));
    expect(problemOf(problems, 'keyword-repaired')).toMatchObject({
      before: 'lek; park, skog',
      after: 'lek | park | skog',
    });
  });

  it('lose code and quotes around them', () => {
    const { values } = datasetWith(
      `dcat:keyword "rdfs:Literal='miljö'"@sv, "rdfs:Literal=park'"@sv, "\\"lek\\""@sv`,
    );
    expect(values('dcat:keyword')).toEqual(['miljö', 'park', 'lek'].map((text) => ({ text, lang: 'sv' })));
  });

  it('keep decimal commas together', () => {
    expect(datasetWith('dcat:keyword "PM2,5"@sv').values('dcat:keyword')).toEqual([
      { text: 'PM2,5', lang: 'sv' },
    ]);
  });

  it('are found in a list node under a name that does not exist', () => {
    const { values, problems } = datasetWith('dct:keywords [ dcat:keyword "lek"@sv, "park"@sv ]');
    expect(values('dcat:keyword')).toEqual(['lek', 'park'].map((text) => ({ text, lang: 'sv' })));
    expect(problemOf(problems, 'property-renamed')).toMatchObject({
      before: 'dct:keywords',
      after: 'dcat:keyword',
    });
  });
});
