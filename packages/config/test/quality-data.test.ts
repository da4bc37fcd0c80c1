import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from '@jest/globals';
import { loadQualityData } from '@lanskatalog/config';

const directory = mkdtempSync(join(tmpdir(), 'lanskatalog-quality-data-'));
afterAll(() => rmSync(directory, { recursive: true }));
cpSync(fileURLToPath(new URL('../../../config/quality', import.meta.url)), directory, { recursive: true });

describe('loadQualityData', () => {
  it('reads formats, licences and frequencies, with what is not said taken as no', () => {
    const { formats, licences, updateDays } = loadQualityData();
    expect(formats.find(({ code }) => code === 'HTML')).toEqual({
      code: 'HTML',
      mediaTypes: ['text/html'],
      machineReadable: false,
      nonProprietary: true,
      linked: false,
    });
    expect(licences.find(({ name }) => name === 'CC BY')?.open).toBe(true);
    expect(updateDays['MONTHLY']).toBe(31);
  });

  it('names each code once, and each media type for one format', () => {
    const { formats, otherFormats } = loadQualityData();
    const codes = [...formats.map(({ code }) => code), ...otherFormats];
    const types = formats.flatMap(({ mediaTypes }) => mediaTypes);
    expect(new Set(codes).size).toBe(codes.length);
    expect(new Set(types).size).toBe(types.length);
  });

  it('names the file and the key of a mistake', () => {
    writeFileSync(join(directory, 'frequencies.yaml'), 'days: { MONTHLY: monthly }\n');
    expect(() => loadQualityData(directory)).toThrow(/frequencies\.yaml does not fit:[\s\S]*MONTHLY/);
  });
});
