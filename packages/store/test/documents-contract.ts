import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Collection, Documents, FindOptions } from '@lanskatalog/core';

/** One empty store that several connections, as of several processes, can be opened to. */
export interface DocumentsFixture {
  connect(): Promise<Documents>;
  /** Closes the connections and removes what was stored. */
  dispose(): Promise<void>;
}

interface Animal {
  readonly name: string;
  readonly kind?: string;
  readonly legs?: number;
  readonly tame?: boolean | number | string;
  readonly home?: { readonly place: string };
}

const indexes = ['kind', 'legs', 'tame', 'home.place'];

async function idsOf(collection: Collection<Animal>, options: FindOptions): Promise<string[]> {
  const ids: string[] = [];
  for await (const { id } of collection.find(options)) ids.push(id);
  return ids;
}

/** What every implementation of the Documents port does. */
export function documentsContract(name: string, open: () => Promise<DocumentsFixture>): void {
  describe(`${name} keeps the Documents contract`, () => {
    let fixture: DocumentsFixture;
    let documents: Documents;
    let animals: Collection<Animal>;

    beforeEach(async () => {
      fixture = await open();
      documents = await fixture.connect();
      animals = await documents.collection<Animal>('animals', { indexes });
    });

    afterEach(async () => fixture.dispose());

    describe('single documents', () => {
      it('knows nothing of an id that was never written', async () => {
        expect(await animals.get('https://example.org/älg')).toBeUndefined();
        expect(await animals.delete('https://example.org/älg')).toBe(false);
      });

      it('gives back the value and counts the revision up at each write', async () => {
        const value = { name: 'Älg "Åke"\n𝄞', legs: 4, home: { place: 'Örebro' } };
        await animals.put('https://example.org/älg', { name: 'first' });
        await animals.put('https://example.org/älg', value);
        expect(await animals.get('https://example.org/älg')).toEqual({
          id: 'https://example.org/älg',
          revision: 2,
          value,
        });
      });

      it('keeps values that look like operators, dates, nulls and lists as they are', async () => {
        const odd = await documents.collection<unknown>('odd', { indexes: [] });
        const value = {
          $set: { 'a.b': 1 },
          id: 7,
          _id: 8,
          at: '2024-01-01T00:00:00Z',
          none: null,
          list: [1, [2]],
        };
        await odd.put('x', value);
        expect((await odd.get('x'))?.value).toEqual(value);
      });

      it('keeps values that are not objects', async () => {
        const odd = await documents.collection<unknown>('odd', { indexes: [] });
        await odd.putMany([
          { id: 'list', value: [1, 'two'] },
          { id: 'text', value: 'text' },
          { id: 'number', value: 0.1 },
        ]);
        expect((await odd.get('list'))?.value).toEqual([1, 'two']);
        expect((await odd.get('text'))?.value).toBe('text');
        expect((await odd.get('number'))?.value).toBe(0.1);
      });

      it('deletes once', async () => {
        await animals.put('a', { name: 'a' });
        expect(await animals.delete('a')).toBe(true);
        expect(await animals.delete('a')).toBe(false);
        expect(await animals.get('a')).toBeUndefined();
      });

      it('keeps collections apart', async () => {
        const plants = await documents.collection<Animal>('plants', { indexes });
        await plants.put('a', { name: 'plant' });
        expect(await animals.get('a')).toBeUndefined();
        expect(await idsOf(animals, {})).toEqual([]);
      });
    });

    it('refuses a document that some store could not take, and says its size', async () => {
      const large = { name: 'x'.repeat(9 * 1024 * 1024) };
      await expect(animals.put('a', large)).rejects.toThrow('document "a" of animals has 9437195 bytes');
      await expect(animals.putIf('a', large, 0)).rejects.toThrow('9437195 bytes');
      await expect(animals.putMany([{ id: 'a', value: large }])).rejects.toThrow('9437195 bytes');
      await animals.put('a', { name: 'x'.repeat(7 * 1024 * 1024) });
    });

    describe('compare and swap', () => {
      it('creates only what does not exist', async () => {
        expect(await animals.putIf('a', { name: 'one' }, 0)).toBe(true);
        expect(await animals.putIf('a', { name: 'two' }, 0)).toBe(false);
        expect(await animals.get('a')).toEqual({ id: 'a', revision: 1, value: { name: 'one' } });
      });

      it('replaces only the revision that was read', async () => {
        await animals.put('a', { name: 'one' });
        expect(await animals.putIf('a', { name: 'two' }, 1)).toBe(true);
        expect(await animals.putIf('a', { name: 'three' }, 1)).toBe(false);
        expect(await animals.get('a')).toEqual({ id: 'a', revision: 2, value: { name: 'two' } });
      });

      it('does not bring back what was deleted', async () => {
        await animals.put('a', { name: 'one' });
        await animals.delete('a');
        expect(await animals.putIf('a', { name: 'two' }, 1)).toBe(false);
        expect(await animals.get('a')).toBeUndefined();
      });

      it('deletes only the revision that was read', async () => {
        await animals.put('a', { name: 'one' });
        await animals.put('a', { name: 'two' });
        expect(await animals.deleteIf('a', 1)).toBe(false);
        expect((await animals.get('a'))?.value.name).toBe('two');
        expect(await animals.deleteIf('a', 2)).toBe(true);
        expect(await animals.deleteIf('a', 2)).toBe(false);
        expect(await animals.get('a')).toBeUndefined();
      });

      it('lets exactly one of many win, and loses no count', async () => {
        const other = await (await fixture.connect()).collection<Animal>('animals', { indexes });
        const count = async (collection: Collection<Animal>): Promise<void> => {
          for (let done = 0; done < 10;) {
            const stored = await collection.get('counter');
            const value = { name: 'counter', legs: (stored?.value.legs ?? 0) + 1 };
            if (await collection.putIf('counter', value, stored?.revision ?? 0)) done += 1;
          }
        };
        await Promise.all([count(animals), count(other), count(animals), count(other)]);
        expect((await animals.get('counter'))?.value.legs).toBe(40);
      });
    });

    describe('many documents', () => {
      it('writes and overwrites, again without harm', async () => {
        const many = Array.from({ length: 1234 }, (_, at) => ({
          id: `d${at}`,
          value: { name: `${at}`, legs: at },
        }));
        await animals.putMany(many);
        await animals.putMany(many);
        expect(await idsOf(animals, {})).toHaveLength(1234);
        expect((await animals.get('d1233'))?.value).toEqual({ name: '1233', legs: 1233 });
        expect((await animals.get('d1233'))?.revision).toBe(2);
      });

      it('takes none', async () => {
        await animals.putMany([]);
        expect(await idsOf(animals, {})).toEqual([]);
      });

      it('takes the last of two with one id', async () => {
        await animals.putMany([
          { id: 'a', value: { name: 'first' } },
          { id: 'a', value: { name: 'last' } },
        ]);
        expect((await animals.get('a'))?.value).toEqual({ name: 'last' });
      });

      it('waits for another writer instead of failing', async () => {
        const other = await (await fixture.connect()).collection<Animal>('animals', { indexes });
        const write = (collection: Collection<Animal>, prefix: string): Promise<void> =>
          collection.putMany(
            Array.from({ length: 1000 }, (_, at) => ({ id: `${prefix}${at}`, value: { name: prefix } })),
          );
        await Promise.all([write(animals, 'a'), write(other, 'b')]);
        expect(await idsOf(animals, {})).toHaveLength(2000);
      });
    });

    describe('find', () => {
      beforeEach(async () => {
        await animals.putMany([
          { id: 'cat', value: { name: 'Cat', kind: 'pet', legs: 4, tame: true, home: { place: 'Örebro' } } },
          { id: 'dog', value: { name: 'Dog', kind: 'pet', legs: 4, tame: true, home: { place: 'Kumla' } } },
          { id: 'elk', value: { name: 'Elk', kind: 'wild', legs: 4, tame: false, home: { place: 'Laxå' } } },
          { id: 'bird', value: { name: 'Bird', kind: 'wild', legs: 2, tame: 1 } },
          {
            id: 'fish',
            value: { name: 'Fish', kind: 'pet', legs: 0, tame: 'true', home: { place: 'Nora' } },
          },
          { id: 'worm', value: { name: 'Worm' } },
        ]);
      });

      it('orders by id where nothing else is asked', async () => {
        expect(await idsOf(animals, {})).toEqual(['bird', 'cat', 'dog', 'elk', 'fish', 'worm']);
      });

      it('filters on all the values given', async () => {
        expect(await idsOf(animals, { equals: { kind: 'pet', legs: 4 } })).toEqual(['cat', 'dog']);
        expect(await idsOf(animals, { equals: { 'home.place': 'Laxå' } })).toEqual(['elk']);
        expect(await idsOf(animals, { equals: { kind: 'PET' } })).toEqual([]);
        expect(await idsOf(animals, { equals: { id: 'elk', kind: 'wild' } })).toEqual(['elk']);
      });

      it('tells true from 1 and from the word', async () => {
        expect(await idsOf(animals, { equals: { tame: true } })).toEqual(['cat', 'dog']);
        expect(await idsOf(animals, { equals: { tame: false } })).toEqual(['elk']);
        expect(await idsOf(animals, { equals: { tame: 1 } })).toEqual(['bird']);
        expect(await idsOf(animals, { equals: { tame: 'true' } })).toEqual(['fish']);
      });

      it('takes a range with both ends in it, of one type', async () => {
        expect(await idsOf(animals, { range: { field: 'legs', from: 0, to: 2 } })).toEqual(['bird', 'fish']);
        expect(await idsOf(animals, { range: { field: 'legs', from: 3 } })).toEqual(['cat', 'dog', 'elk']);
        expect(await idsOf(animals, { range: { field: 'tame', from: 0 } })).toEqual(['bird']);
        expect(await idsOf(animals, { range: { field: 'tame', to: 'z' } })).toEqual(['fish']);
        expect(await idsOf(animals, { range: { field: 'id', from: 'cat', to: 'dog' } })).toEqual([
          'cat',
          'dog',
        ]);
      });

      it('orders by a field both ways, ties by id, what lacks it lowest', async () => {
        const order = { field: 'legs' };
        expect(await idsOf(animals, { order })).toEqual(['worm', 'fish', 'bird', 'cat', 'dog', 'elk']);
        expect(await idsOf(animals, { order: { ...order, descending: true } })).toEqual([
          'elk',
          'dog',
          'cat',
          'bird',
          'fish',
          'worm',
        ]);
      });

      it('orders text by code point, as bytes', async () => {
        const order = { field: 'home.place' };
        expect(await idsOf(animals, { order, range: { field: 'home.place', from: '' } })).toEqual([
          'dog',
          'elk',
          'fish',
          'cat',
        ]);
      });

      it('stops at the limit and goes on after an id', async () => {
        expect(await idsOf(animals, { limit: 2 })).toEqual(['bird', 'cat']);
        expect(await idsOf(animals, { limit: 2, after: 'cat' })).toEqual(['dog', 'elk']);
        expect(await idsOf(animals, { limit: 0 })).toEqual([]);
        expect(await idsOf(animals, { after: 'worm' })).toEqual([]);
        const order = { field: 'legs', descending: true };
        expect(await idsOf(animals, { order, limit: 2, after: 'dog' })).toEqual(['cat', 'bird']);
        expect(await idsOf(animals, { order, after: 'fish' })).toEqual(['worm']);
        expect(await idsOf(animals, { order: { field: 'legs' }, after: 'worm', limit: 1 })).toEqual(['fish']);
      });

      it('goes on after an id that is gone where ids are the order, else says that it can not', async () => {
        expect(await idsOf(animals, { after: 'cow' })).toEqual(['dog', 'elk', 'fish', 'worm']);
        await expect(idsOf(animals, { after: 'cow', order: { field: 'legs' } })).rejects.toThrow('cow');
      });

      it('refuses a field without an index', async () => {
        await expect(idsOf(animals, { equals: { name: 'Cat' } })).rejects.toThrow('no index on "name"');
        await expect(idsOf(animals, { order: { field: 'name' } })).rejects.toThrow('no index on "name"');
      });

      it('reads each of many once, in order, whatever the ties and while others write', async () => {
        const herd = await documents.collection<Animal>('herd', { indexes });
        const ids = Array.from({ length: 1050 }, (_, at) => `h${String(at).padStart(4, '0')}`);
        await herd.putMany(
          ids.map((id, at) => ({ id, value: at % 3 === 0 ? { name: id } : { name: id, legs: at % 2 } })),
        );
        for (const descending of [false, true]) {
          const seen: string[] = [];
          const legs: number[] = [];
          for await (const { id, value } of herd.find({ order: { field: 'legs', descending } })) {
            if (seen.length % 100 === 0) await herd.put(id, { ...value, name: 'touched' });
            seen.push(id);
            legs.push(value.legs ?? -1);
          }
          expect([...seen].sort()).toEqual(ids);
          expect(legs).toEqual([...legs].sort((a, b) => (descending ? b - a : a - b)));
        }
      });

      it('lets a reader stop early and others write meanwhile', async () => {
        for await (const { id } of animals.find({})) {
          expect(id).toBe('bird');
          await animals.delete('bird');
          break;
        }
        expect(await idsOf(animals, { limit: 1 })).toEqual(['cat']);
      });
    });

    it('shows one connection what another wrote, and keeps it when all are closed', async () => {
      await animals.put('a', { name: 'kept', kind: 'pet' });
      const other = await fixture.connect();
      const seen = await other.collection<Animal>('animals', { indexes });
      expect(await idsOf(seen, { equals: { kind: 'pet' } })).toEqual(['a']);
      await other.close();
      await documents.close();
      const later = await (await fixture.connect()).collection<Animal>('animals', { indexes });
      expect((await later.get('a'))?.value).toEqual({ name: 'kept', kind: 'pet' });
    });

    it('adds an index to a collection that has documents', async () => {
      await animals.put('a', { name: 'Ann' });
      const reopened = await documents.collection<Animal>('animals', { indexes: [...indexes, 'name'] });
      expect(await idsOf(reopened, { equals: { name: 'Ann' } })).toEqual(['a']);
    });

    it('refuses names that some store could not take', async () => {
      await expect(documents.collection('Bad name', { indexes: [] })).rejects.toThrow('Bad name');
      await expect(documents.collection('good', { indexes: ['$bad'] })).rejects.toThrow('$bad');
    });
  });
}
