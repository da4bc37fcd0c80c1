/** @jsxRuntime automatic @jsxImportSource preact */
import { checkSource } from '@lanskatalog/config';
import type { HarvestDeps } from '@lanskatalog/harvest';
import type { ComponentChildren } from 'preact';
import { actionPage } from './action-page.tsx';
import type { OperatorView } from './operator-view.ts';
import { operatorRoot } from './operator-view.ts';
import type { SourceFieldValues } from './source-fields.tsx';
import { emptyFields, SourceFields, sourceText } from './source-fields.tsx';

interface Options {
  /** Id of the source to be changed; a new one where absent. */
  readonly source?: string;
  readonly text: string;
  readonly fields?: ComponentChildren;
}

/** A source as text, to be tried out before it can be saved. Undefined where there is no such action. */
export function sourceForm(view: OperatorView, { source, text, fields }: Options): string | undefined {
  const action = view.actions.get('preview-source');
  if (action === undefined) return undefined;
  const given = { text, ...(source === undefined ? {} : { source }) };
  const back = view.href(source === undefined ? operatorRoot : `${operatorRoot}/sources/${source}`);
  return actionPage(view, { action, given, back, consequences: fields });
}

/** The form of a new source: fields that write the text, and the text. `query` has what was filled in, if anything. */
export function newSourceForm(
  view: OperatorView,
  { config }: Pick<HarvestDeps, 'config'>,
  query: Readonly<Record<string, unknown>>,
): string | undefined {
  const isFilled = typeof query['url'] === 'string';
  const values = isFilled ? valuesIn(query) : emptyFields;
  const checked = isFilled ? checkSource({ ...values }, config) : undefined;
  const problems = checked?.kind === 'invalid' ? checked.problems.map(({ problem }) => problem) : [];
  return sourceForm(view, {
    text: sourceText(isFilled ? values : { ...values, url: 'https://www.kommun.example/' }),
    fields: (
      <SourceFields
        view={view}
        values={values}
        municipalities={config.municipalities}
        problems={isFilled ? problems : undefined}
      />
    ),
  });
}

const valuesIn = (query: Readonly<Record<string, unknown>>): SourceFieldValues => {
  const filled = (name: keyof SourceFieldValues): string => {
    const value = query[name];
    return typeof value === 'string' ? value.trim() : '';
  };
  return {
    municipality: filled('municipality'),
    url: filled('url'),
    kind: filled('kind'),
    schedule: filled('schedule'),
  };
};
