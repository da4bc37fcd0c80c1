import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Documents } from '@lanskatalog/core';
import { openSqliteDocuments } from '@lanskatalog/store';
import { checkSchema } from '../src/check-schema.ts';

let directory: string;
let documents: Documents;

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'lanskatalog-schema-'));
  documents = await openSqliteDocuments(join(directory, 'lanskatalog.db'));
});

afterEach(async () => {
  await documents.close();
  rmSync(directory, { recursive: true });
});

describe('checkSchema', () => {
  it('lets the same version in again', async () => {
    await checkSchema(documents);
    await checkSchema(documents);
  });

  it('lets a newer program raise the version', async () => {
    await checkSchema(documents, 1);
    await checkSchema(documents, 2);
    const collection = await documents.collection('schema', { indexes: [] });
    expect((await collection.get('documents'))?.value).toEqual({ version: 2 });
  });

  it('refuses what a newer program has written, and says what to do', async () => {
    await checkSchema(documents, 2);
    await expect(checkSchema(documents, 1)).rejects.toMatchObject({
      name: 'UsageFault',
      exitCode: 78,
      message:
        'The store was written by a newer version of lanskatalog (documents of version 2; this one knows 1). Upgrade this program.',
    });
  });
});
