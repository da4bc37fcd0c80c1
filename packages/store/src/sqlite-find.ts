import type { FindOptions, Scalar } from '@lanskatalog/core';

/** A place in the order of a `find`: the value ordered by, and the id that settles ties. */
export interface Place {
  readonly sort: string | number;
  readonly id: string;
}

export interface Query {
  readonly sql: string;
  readonly parameters: readonly (string | number)[];
}

const jsonPath = (field: string): string =>
  `'$${field
    .split('.')
    .map((key) => `."${key}"`)
    .join('')}'`;

/**
 * The expression a field is indexed and ordered by. A missing field becomes -∞, which no JSON number is, because SQL's
 * null would drop out of the comparisons that paging is made of.
 */
export const sortExpression = (field: string): string =>
  field === 'id' ? 'id' : `ifnull(json_extract(json, ${jsonPath(field)}), -9e999)`;

/** One page of a `find`, after `place`. */
export function pageQuery(
  table: string,
  options: FindOptions,
  page: { after?: Place; limit: number },
): Query {
  const { field, descending = false } = options.order ?? { field: 'id' };
  const sort = sortExpression(field);
  const direction = descending ? 'DESC' : 'ASC';
  const conditions = [...equalConditions(options), ...rangeConditions(options)];
  if (page.after !== undefined) conditions.push(afterCondition(sort, descending, page.after));
  const where = conditions.map((condition) => condition.sql).join(' AND ') || 'true';
  return {
    sql: `SELECT id, revision, json, ${sort} AS sort FROM ${table} WHERE ${where}
      ORDER BY ${sort === 'id' ? '' : `${sort} ${direction},`} id ${direction} LIMIT ${page.limit}`,
    parameters: conditions.flatMap((condition) => condition.parameters),
  };
}

function equalConditions({ equals = {} }: FindOptions): Query[] {
  return Object.entries(equals).map(([field, value]) => compare(field, '=', value));
}

function rangeConditions({ range }: FindOptions): Query[] {
  if (range === undefined) return [];
  const { field, from, to } = range;
  return [
    ...(from === undefined ? [] : [compare(field, '>=', from)]),
    ...(to === undefined ? [] : [compare(field, '<=', to)]),
  ];
}

/** Values of another type never match: in SQLite alone true is 1, and every text is greater than every number. */
function compare(field: string, operator: string, value: Scalar): Query {
  const sql = `${sortExpression(field)} ${operator} ?`;
  const parameters = [typeof value === 'boolean' ? Number(value) : value];
  if (field === 'id') return { sql, parameters };
  return { sql: `(${sql} AND json_type(json, ${jsonPath(field)}) IN (${jsonTypes(value)}))`, parameters };
}

function jsonTypes(value: Scalar): string {
  if (typeof value === 'string') return `'text'`;
  return typeof value === 'number' ? `'integer', 'real'` : `'true', 'false'`;
}

function afterCondition(sort: string, descending: boolean, { sort: value, id }: Place): Query {
  const operator = descending ? '<' : '>';
  if (sort === 'id') return { sql: `id ${operator} ?`, parameters: [id] };
  return { sql: `(${sort}, id) ${operator} (?, ?)`, parameters: [value, id] };
}
