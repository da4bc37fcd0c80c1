import { actionPage } from './action-page.tsx';
import type { OperatorView } from './operator-view.ts';
import { operatorRoot } from './operator-view.ts';

const example = `municipality: "1880"
url: https://www.kommun.example/
kind: auto
schedule: "0 2 * * *"
`;

interface Options {
  /** Id and text of the source to be changed; a new one where absent. */
  readonly source?: string;
  readonly text?: string;
}

/** A source as text, to be tried out before it can be saved. Undefined where there is no such action. */
export function sourceForm(view: OperatorView, { source, text = example }: Options): string | undefined {
  const action = view.actions.get('preview-source');
  if (action === undefined) return undefined;
  const given = { text, ...(source === undefined ? {} : { source }) };
  const back = view.href(source === undefined ? operatorRoot : `${operatorRoot}/sources/${source}`);
  return actionPage(view, { action, given, back });
}
