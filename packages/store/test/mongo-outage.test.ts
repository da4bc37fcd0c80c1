import { describe, expect, it } from '@jest/globals';
import { isMongoOutage, openMongoDocuments } from '@lanskatalog/store/mongo';

describe('isMongoOutage', () => {
  it('knows a server that is away, also as the cause of something else', async () => {
    const opening = openMongoDocuments('mongodb://127.0.0.1:1/x', { serverSelectionTimeoutMS: 50 });
    const error: unknown = await opening.catch((thrown: unknown) => thrown);
    expect(isMongoOutage(error)).toBe(true);
    expect(isMongoOutage(new Error('the lease was lost', { cause: error }))).toBe(true);
  });

  it('takes a bug for none', () => {
    expect(isMongoOutage(new TypeError('x is undefined'))).toBe(false);
    expect(isMongoOutage('away')).toBe(false);
  });
});
