/** @jsxRuntime automatic @jsxImportSource preact */
import type { LocalisedText } from '@lanskatalog/core';
import type { Action, ActionParam } from '@lanskatalog/operations';
import { paramsOf } from '@lanskatalog/operations';
import type { ComponentChildren } from 'preact';
import { Path } from '../pages/parts.tsx';
import { Hidden, isConsequential } from './act.tsx';
import { operatorDocument } from './operator-document.tsx';
import type { OperatorView } from './operator-view.ts';
import { operatorRoot } from './operator-view.ts';
import { paramWord } from './operator-words.ts';

export interface ActionPageOptions {
  readonly action: Action;
  /** What is filled in already, as text. */
  readonly given: Readonly<Record<string, string>>;
  /** Path of ours to come back to. */
  readonly back: string;
  readonly refused?: {
    readonly reason: LocalisedText;
    readonly remedy: LocalisedText;
    readonly errors?: readonly { readonly parameter: string; readonly message: string }[];
  };
  /** What it leads to in this very case: the datasets that would go. */
  readonly consequences?: ComponentChildren;
}

/** One action with all it takes, what it leads to, and a button: made from the list of actions, so that none is left out. */
export function actionPage(view: OperatorView, options: ActionPageOptions): string {
  const { action, back, refused, consequences } = options;
  const { inLang, href, say } = view;
  const title = inLang(action.title);
  const params = paramsOf(action);
  // What the button that led here was about stands; what was refused can be set right.
  const isFixed = ({ name, type }: ActionParam): boolean =>
    refused === undefined && type !== 'long-text' && options.given[name] !== undefined;
  return operatorDocument(
    view,
    { title, section: '' },
    <div class="narrow">
      <Path view={view} steps={[[operatorRoot, say('Drift', 'Operation')]]} />
      <h1>{title}</h1>
      <p class="lead">{inLang(action.summary)}</p>
      {refused === undefined ? null : <Refused view={view} refused={refused} />}
      {consequences}
      <form class="fields" method="post" action={href(`${operatorRoot}/actions/${action.name}`)}>
        <Hidden
          values={{ _csrf: view.csrf, back, ...(isConsequential(action.name) ? { sure: 'yes' } : {}) }}
        />
        <Fixed view={view} params={params.filter(isFixed)} given={options.given} />
        {params
          .filter((param) => !isFixed(param))
          .map((param) => (
            <Field view={view} param={param} given={options.given[param.name]} />
          ))}
        <div class="buttons">
          <button class={isConsequential(action.name) ? 'button grave' : 'button'} type="submit">
            {title}
          </button>
          <a class="button plain" href={back}>
            {say('Låt bli', 'Leave it')}
          </a>
        </div>
      </form>
    </div>,
  );
}

function Refused({
  view,
  refused,
}: {
  view: OperatorView;
  refused: NonNullable<ActionPageOptions['refused']>;
}) {
  return (
    <div class="refused" role="alert">
      <p>
        <strong>{view.say('Gick inte: ', 'Not done: ')}</strong>
        {view.inLang(refused.reason)}
      </p>
      <p>
        <strong>{view.say('Gör så här: ', 'What to do: ')}</strong>
        {view.inLang(refused.remedy)}
      </p>
      {refused.errors === undefined ? null : (
        <ul>
          {refused.errors.map(({ parameter, message }) => (
            <li>
              <code>{parameter}</code>: <span lang="en">{message}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** What is given already: to be read, and sent along. */
function Fixed({
  view,
  params,
  given,
}: {
  view: OperatorView;
  params: readonly ActionParam[];
  given: ActionPageOptions['given'];
}) {
  if (params.length === 0) return null;
  const values = params.map(({ name }) => [name, given[name] ?? ''] as const);
  return (
    <>
      <Hidden values={Object.fromEntries(values)} />
      <dl class="facts-list">
        {values.map(([name, value]) => (
          <>
            <dt>{paramWord(view, name)}</dt>
            <dd>
              <bdi>{value}</bdi>
            </dd>
          </>
        ))}
      </dl>
    </>
  );
}

function Field({
  view,
  param,
  given,
}: {
  view: OperatorView;
  param: ActionParam;
  given: string | undefined;
}) {
  const id = `falt-${param.name}`;
  const hint = `${id}-om`;
  const optional = param.required ? '' : view.say(' (behövs inte)', ' (optional)');
  return (
    <div>
      <label for={id}>
        {paramWord(view, param.name)}
        {optional}
      </label>
      <span class="hint" id={hint}>
        {view.inLang(param.description)}
      </span>
      <Control view={view} param={param} value={given ?? textOf(param.fallback)} id={id} hint={hint} />
    </div>
  );
}

const textOf = (value: string | number | boolean | undefined): string =>
  value === undefined ? '' : String(value);

interface ControlProps {
  readonly view: OperatorView;
  readonly param: ActionParam;
  readonly value: string;
  readonly id: string;
  readonly hint: string;
}

function Control({ view, param, value, id, hint }: ControlProps) {
  const common = { id, name: param.name, 'aria-describedby': hint, required: param.required };
  switch (param.type) {
    case 'long-text':
      return (
        <textarea {...common} spellcheck={false}>
          {value}
        </textarea>
      );
    case 'choice':
    case 'boolean': {
      const choices = param.choices ?? ['true', 'false'];
      return (
        <select {...common}>
          {param.required ? null : <option value="" />}
          {choices.map((choice) => (
            <option value={choice} selected={choice === value}>
              {param.type === 'boolean' ? yesNo(view, choice) : choice}
            </option>
          ))}
        </select>
      );
    }
    case 'number':
      return <input {...common} type="number" value={value} />;
    case 'text':
      return <input {...common} type="text" value={value} />;
  }
}

const yesNo = ({ say }: OperatorView, choice: string): string =>
  choice === 'true' ? say('ja', 'yes') : say('nej', 'no');
