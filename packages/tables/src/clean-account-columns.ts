import { splitAccount } from './clean-account.ts';
import { rawColumn, type Building, type CleanContext } from './clean-context.ts';
import { createLookup, distinctValues } from './clean-lookup.ts';

/** Account number and text, from a cell for each or from one cell with both. */
export async function prepareAccounts(
  context: CleanContext,
  { joins, expressions }: Building,
): Promise<void> {
  const { db, relation, prefix, mapped } = context;
  const numbers: string[] = [];
  const texts: string[] = [];
  for (const target of ['konto_nr', 'konto_text']) {
    const raw = rawColumn(context, target);
    const content = mapped.contents[Number(raw?.slice(1))];
    if (raw === undefined || content === undefined) continue;
    if (target === 'konto_text' && content.accountText < 0.5) {
      texts.unshift(expressions.get('konto_text') ?? 'NULL');
      continue;
    }
    const lookup = `${prefix}_${target}`;
    const query = distinctValues(relation, raw);
    const { size } = await createLookup(db, { name: lookup, outputs: ['number', 'text'], query }, (cell) => {
      const { number, text } = splitAccount(cell);
      // A code of letters and digits is a number in its plan too; only words are a text.
      const isCode = target === 'konto_nr' && number === undefined && !/\s/.test(cell);
      return isCode || (number === cell && text === undefined) ? undefined : [number ?? null, text ?? null];
    });
    const plain = expressions.get(target) ?? 'NULL';
    if (size > 0) joins.set(lookup, `trim(r.${raw})`);
    numbers.push(size > 0 ? `CASE WHEN ${lookup}.v IS NULL THEN ${plain} ELSE ${lookup}.number END` : plain);
    if (size > 0) texts.push(`${lookup}.text`);
  }
  if (numbers.length > 0) expressions.set('konto_nr', `coalesce(${numbers.join(', ')})`);
  if (texts.length > 0) expressions.set('konto_text', `coalesce(${texts.join(', ')})`);
}
