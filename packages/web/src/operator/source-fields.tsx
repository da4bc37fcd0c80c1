/** @jsxRuntime automatic @jsxImportSource preact */
import type { Problem } from '@lanskatalog/core';
import { explain, sourceKinds } from '@lanskatalog/core';
import type { OperatorView } from './operator-view.ts';
import { operatorRoot } from './operator-view.ts';

/** What a source needs at the least, as a person fills it in. */
export interface SourceFieldValues {
  readonly municipality: string;
  readonly url: string;
  readonly kind: string;
  readonly schedule: string;
}

export const emptyFields: SourceFieldValues = {
  municipality: '',
  url: '',
  kind: 'auto',
  schedule: '0 2 * * *',
};

/** The same as somebody would have written by hand: JSON strings are YAML strings. */
export const sourceText = (values: SourceFieldValues): string =>
  Object.entries(values)
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`)
    .join('');

interface Props {
  readonly view: OperatorView;
  readonly values: SourceFieldValues;
  readonly municipalities: readonly { readonly code: string; readonly name: string }[];
  /** What is wrong with what was filled in; undefined before that. */
  readonly problems: readonly Problem[] | undefined;
}

/** Writes the text of a new source for those who would rather not; without a script, and nothing is saved by it. */
export function SourceFields({ view, values, municipalities, problems }: Props) {
  const { say } = view;
  const common = { view, values, problems };
  const ofNoField = (problems ?? []).filter(({ property = '' }) => !(property in emptyFields));
  return (
    <form class="fields" method="get" action={view.href(`${operatorRoot}/sources/new`)}>
      <Field {...common} name="municipality" label={say('Kommun', 'Municipality')}>
        {municipalities.map(({ code, name }) => [code, name] as const)}
      </Field>
      <Field {...common} name="url" label={say('Adress', 'Address')} />
      <Field {...common} name="kind" label={say('Slag', 'Kind')}>
        {sourceKinds.map((kind) => [kind, kind] as const)}
      </Field>
      <Field {...common} name="schedule" label={say('Schema (cron)', 'Schedule (cron)')} />
      <div>
        <button class="button plain" type="submit">
          {say('Skriv texten', 'Write the text')}
        </button>
      </div>
      {ofNoField.length === 0 ? null : (
        <div class="refused">
          {ofNoField.map((found) => (
            <FieldProblem view={view} found={found} />
          ))}
        </div>
      )}
      {problems?.length === 0 ? (
        <p class="done" role="status">
          {say(
            'Texten nedan är skriven, och går att pröva.',
            'The text below is written, and can be tried out.',
          )}
        </p>
      ) : null}
    </form>
  );
}

interface FieldProps extends Pick<Props, 'view' | 'values' | 'problems'> {
  readonly name: keyof SourceFieldValues;
  readonly label: string;
  /** Value and word of each choice; a field to write in where there are none. */
  readonly children?: readonly (readonly [string, string])[];
}

function Field({ view, values, problems, name, label, children: choices }: FieldProps) {
  const id = `kalla-${name}`;
  const found = problems?.filter(({ property }) => property === name) ?? [];
  const state = found.length === 0 ? {} : { 'aria-invalid': true, 'aria-describedby': `${id}-fel` };
  return (
    <div>
      <label for={id}>{label}</label>
      {found.length === 0 ? null : (
        <div class="refused" id={`${id}-fel`}>
          {found.map((one) => (
            <FieldProblem view={view} found={{ ...one, property: label }} />
          ))}
        </div>
      )}
      {choices === undefined ? (
        <input id={id} name={name} type="text" value={values[name]} {...state} />
      ) : (
        <select id={id} name={name} {...state}>
          {choices.some(([value]) => value === values[name]) ? null : <option value="" />}
          {choices.map(([value, word]) => (
            <option value={value} selected={value === values[name]}>
              {word}
            </option>
          ))}
        </select>
      )}
    </div>
  );
}

function FieldProblem({ view, found }: { view: OperatorView; found: Problem }) {
  const { message, remedy } = explain(found, view.lang);
  return (
    <p>
      <bdi>{message}</bdi> <strong>{view.say('Gör så här: ', 'What to do: ')}</strong>
      <bdi>{remedy}</bdi>
    </p>
  );
}
