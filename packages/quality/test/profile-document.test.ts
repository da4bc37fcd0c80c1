import { loadProfileData } from '@lanskatalog/config';
import { describe, expect, it } from '@jest/globals';
import { documentProfile } from '@lanskatalog/quality';

const profileData = loadProfileData();
const lines = (lang: 'sv' | 'en') =>
  documentProfile(profileData, lang).flatMap(({ properties }) => properties);

const of = (name: string) =>
  documentProfile(profileData, 'sv')
    .find((each) => each.name === 'dcat:Dataset')
    ?.properties.find((each) => each.name === name);

describe('documentProfile', () => {
  it('has a line for every property of every class, in both languages', () => {
    const count = profileData.profile.classes.flatMap(({ properties }) => properties).length;
    expect(lines('sv')).toHaveLength(count);
    expect(lines('en')).toHaveLength(count);
  });

  it('says how often, of what kind, from which list, with an example and the clause', () => {
    expect(of('dct:publisher')).toMatchObject({ label: 'Utgivare', level: 'mandatory', cardinality: '1' });
    expect(of('dct:title')).toMatchObject({
      cardinality: '1..n',
      value: 'text med språk',
      example: '"…"@sv',
    });
    expect(of('dcat:theme')).toMatchObject({ cardinality: '0..n', value: 'adress, ur listan theme' });
    expect(of('dcat:contactPoint')).toMatchObject({
      note: 'läses också som adms:contactPoint',
      clause: 'https://docs.dataportal.se/dcat/sv/#dcat_Dataset-dcat_contactPoint',
    });
    expect(of('dcatap:hvdCategory')).toMatchObject({ level: 'optional', cardinality: '0..n' });
  });

  it('leaves nothing unsaid', () => {
    for (const { example, value, label } of [...lines('sv'), ...lines('en')]) {
      expect(Math.min(example.length, value.length, label.length)).toBeGreaterThan(0);
      expect(`${example}${value}`).not.toContain('undefined');
    }
  });
});
