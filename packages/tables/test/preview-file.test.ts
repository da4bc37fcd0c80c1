import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FilePreview } from '../src/preview-file.ts';
import { previewFile } from '../src/preview-file.ts';
import { lexicon } from './screen-config.ts';
import { config } from './staged-file.ts';

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'lanskatalog-preview-'));
});
afterAll(() => rmSync(directory, { recursive: true }));

const preview = (content: string | Uint8Array): Promise<FilePreview> => {
  const path = join(directory, 'file');
  writeFileSync(path, content);
  return previewFile({ path, name: 'fil.csv' }, { config, lexicon }, new AbortController().signal);
};

const beaches = 'namn;vatten;lat\nAlntorp;Norasjön;59,51\nTysslinge;Tysslingen;59,29\n';

describe('previewFile', () => {
  it('gives the first rows under their header', async () => {
    expect(await preview(beaches)).toEqual({
      kind: 'rows',
      columns: ['namn', 'vatten', 'lat'],
      rows: [
        ['Alntorp', 'Norasjön', '59,51'],
        ['Tysslinge', 'Tysslingen', '59,29'],
      ],
      moreColumns: 0,
      hiddenColumns: 0,
    });
  });

  it.each([
    ['Latin-1', Buffer.from(beaches, 'latin1')],
    ['JSON', '[{"namn":"Alntorp","vatten":"Norasjön"},{"namn":"Tysslinge","vatten":"Tysslingen"}]'],
  ])('reads %s', async (_, content) => {
    expect(await preview(content)).toMatchObject({
      kind: 'rows',
      rows: [
        ['Alntorp', 'Norasjön', ...(Buffer.isBuffer(content) ? ['59,51'] : [])],
        ['Tysslinge', 'Tysslingen', ...(Buffer.isBuffer(content) ? ['59,29'] : [])],
      ],
    });
  });

  it('shows eight rows of twelve columns, with long cells cut', async () => {
    const row = Array.from({ length: 15 }, (_, i) => `${'v'.repeat(200)}${i}`).join(';');
    const header = Array.from({ length: 15 }, (_, i) => `kolumn${i}`).join(';');
    const found = await preview([header, ...Array.from({ length: 30 }, () => row)].join('\n'));
    if (found.kind !== 'rows') throw new Error(found.kind);
    expect(found.rows).toHaveLength(8);
    expect(found.columns).toHaveLength(12);
    expect(found.moreColumns).toBe(3);
    expect(found.rows[0]?.[0]).toHaveLength(120);
  });

  it.each([
    ['a personal identity number', 'ärende;part\n1;810713-4825\n2;x\n'],
    ['an e-mail address', 'plats;kontaktväg\nA;anna.berg@kumla.example\nB;-\n'],
    ['a mobile number', 'plats;nummer\nA;070-123 45 67\nB;-\n'],
    ['a name', 'plats;vald\nA;Anna Andersson\nB;-\n'],
    [
      'one far down',
      `ärende;part\n${Array.from({ length: 40 }, (_, i) => `${i};x`).join('\n')}\n41;810713-4825\n`,
    ],
  ])('withholds what holds %s', async (_, text) => {
    expect(await preview(text)).toEqual({ kind: 'personal' });
  });

  it('leaves out columns about people', async () => {
    expect(await preview('plats;förnamn;antal\nA;Anna;1\nB;Bo;2\n')).toMatchObject({
      columns: ['plats', 'antal'],
      rows: [
        ['A', '1'],
        ['B', '2'],
      ],
      hiddenColumns: 1,
    });
  });

  it('withholds suppliers with amounts, whatever the dataset is called', async () => {
    expect(await preview('Leverantör;Belopp\nBygg AB;100,00\nFärg AB;50,00\n')).toEqual({ kind: 'ledger' });
  });

  it.each([
    ['a page', '<!doctype html><html><body>Sidan finns inte</body></html>'],
    ['nothing', ''],
    ['a PDF', '%PDF-1.4'],
  ])('finds no table in %s', async (_, content) => {
    expect(await preview(content)).toEqual({ kind: 'unreadable' });
  });
});
