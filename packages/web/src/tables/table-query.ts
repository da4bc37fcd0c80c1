import type { Filter, FilterOperator, QueryMistake, Sort } from '@lanskatalog/tables';
import { filterOperators } from '@lanskatalog/tables';

const isOperator = (text: string): text is FilterOperator =>
  (filterOperators as readonly string[]).includes(text);

/** `column:operator:value`; several values of `in` are parted by `|`. Undefined where it is none. */
export function readFilter(text: string): Filter | undefined {
  const [column = '', operator = '', ...rest] = text.split(':');
  if (column === '' || rest.length === 0 || !isOperator(operator)) return undefined;
  const value = rest.join(':');
  return { column, operator, values: operator === 'in' ? value.split('|') : [value] };
}

/** `belopp`, or `-belopp` for the largest first. */
export const readSort = (text: string): Sort =>
  text.startsWith('-') ? { column: text.slice(1), descending: true } : { column: text, descending: false };

const reasons: Record<QueryMistake['reason'], string> = {
  'unknown-column': 'There is no such column; /api/v1/tables lists them.',
  'value-not-understood': 'The value does not fit the column.',
  'not-a-number-column': 'Only a column of numbers can be summed.',
  'page-out-of-range': 'That is beyond what can be asked for at once.',
};

export const mistakeText = ({ reason, column, value }: QueryMistake): string =>
  `${column}${value === undefined ? '' : ` “${value.slice(0, 100)}”`}: ${reasons[reason]}`;
