/** @jsxRuntime automatic @jsxImportSource preact */
import type { LocalisedText } from '@lanskatalog/core';
import type { OperatorView } from './operator-view.ts';
import { maySee, operatorRoot } from './operator-view.ts';

/** Hard to undo: these show what they lead to before they are carried out. */
const consequential = new Set([
  'accept-shrink',
  'restore-release',
  'remove-source',
  'pause-all',
  'forget-discovery',
  'accept-table',
]);
export const isConsequential = (name: string): boolean => consequential.has(name);

interface Props {
  readonly view: OperatorView;
  /** Of the action; nothing is shown where there is no such action, or the person may not. */
  readonly name: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly municipality?: string | undefined;
  readonly label?: LocalisedText | undefined;
  /** What sets it apart from the same button beside something else, for those who hear the page. */
  readonly about?: string;
  readonly plain?: boolean;
  /** Where there is more to fill in than the parameters: leads to the action's own page. */
  readonly asks?: boolean;
}

/** A button that carries out an action, or leads to the page that shows what it leads to. */
export function Act({ view, name, params = {}, municipality, label, about, plain, asks }: Props) {
  const action = view.actions.get(name);
  if (action === undefined || !maySee(view, name, municipality)) return null;
  const text = (
    <>
      {view.inLang(label ?? action.title)}
      {about === undefined ? null : <span class="unseen">: {about}</span>}
    </>
  );
  const address = view.href(`${operatorRoot}/actions/${name}`);
  const style = plain === true ? 'button plain' : 'button';
  const back = view.path.startsWith(`${operatorRoot}/actions`) ? operatorRoot : view.path + view.query;
  if (isConsequential(name) || asks === true) {
    const query = new URLSearchParams({ ...params, back });
    return (
      <a class={style} href={`${address}?${query.toString()}`}>
        {text}
      </a>
    );
  }
  return (
    <form class="act" method="post" action={address}>
      <Hidden values={{ ...params, back, _csrf: view.csrf }} />
      <button class={style} type="submit">
        {text}
      </button>
    </form>
  );
}

export const Hidden = ({ values }: { values: Readonly<Record<string, string>> }) => (
  <>
    {Object.entries(values).map(([name, value]) => (
      <input type="hidden" name={name} value={value} />
    ))}
  </>
);
