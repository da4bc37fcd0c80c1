// Run as a process of its own by the test of two processes on one file.
import { openSqliteDocuments } from '@lanskatalog/store';

const [file = '', writer = ''] = process.argv.slice(2);
const documents = await openSqliteDocuments(file);
const collection = await documents.collection<{ n: number; writer?: string }>('counted', {
  indexes: ['writer'],
});
await collection.putMany(
  Array.from({ length: 1000 }, (_, n) => ({ id: `${writer}-${n}`, value: { n, writer } })),
);
for (let counted = 0; counted < 100;) {
  const stored = await collection.get('shared');
  const value = { n: (stored?.value.n ?? 0) + 1 };
  if (await collection.putIf('shared', value, stored?.revision ?? 0)) counted += 1;
}
await documents.close();
