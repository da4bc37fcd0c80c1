/** @jsxRuntime automatic @jsxImportSource preact */
import type { AuditEntry } from '@lanskatalog/operations';
import { Scroll, State } from '../pages/parts.tsx';
import { readable } from '../release/readable.ts';
import { operatorDocument } from './operator-document.tsx';
import { SourceLink, When } from './operator-parts.tsx';
import type { OperatorView } from './operator-view.ts';
import { operatorRoot } from './operator-view.ts';

interface Options {
  readonly entries: readonly AuditEntry[];
  /** Of the last entry, where there may be older ones. */
  readonly olderThan?: string;
}

/** Who has done what, when and by which way, and what it changed; newest first. */
export function auditPage(view: OperatorView, { entries, olderThan }: Options): string {
  const { say } = view;
  const title = say('Händelser', 'Audit log');
  return operatorDocument(
    view,
    { title, section: `${operatorRoot}/audit` },
    <>
      <h1>{title}</h1>
      <AuditTable view={view} entries={entries} />
      {olderThan === undefined ? null : (
        <p>
          <a href={view.href(`${operatorRoot}/audit?before=${encodeURIComponent(olderThan)}`)}>
            {say('Äldre', 'Older')}
          </a>
        </p>
      )}
    </>,
  );
}

export function AuditTable({ view, entries }: { view: OperatorView; entries: readonly AuditEntry[] }) {
  const { say } = view;
  if (entries.length === 0) return <p class="quiet">{say('Inget ännu.', 'Nothing yet.')}</p>;
  return (
    <Scroll label={say('Händelser', 'Audit log')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('När', 'When')}</th>
            <th scope="col">{say('Vem', 'Who')}</th>
            <th scope="col">{say('Vad', 'What')}</th>
            <th scope="col">{say('Utfall', 'Outcome')}</th>
            <th scope="col">{say('Ändring', 'Change')}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <EntryRow view={view} entry={entry} />
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

const outcomes = {
  done: { grade: 'good', sv: 'gjort', en: 'done' },
  refused: { grade: 'fair', sv: 'nekat', en: 'refused' },
  failed: { grade: 'poor', sv: 'misslyckat', en: 'failed' },
} as const;

function EntryRow({ view, entry }: { view: OperatorView; entry: AuditEntry }) {
  const { at, actor, via, action, source, outcome, reason, before, after, params } = entry;
  const title = view.actions.get(action)?.title;
  return (
    <tr>
      <td>
        <When view={view} at={at} />
        <span class="under">{view.time(at)}</span>
      </td>
      <td>
        {actor.name}
        <span class="under">
          {actor.role}, {via}
        </span>
      </td>
      <th scope="row">
        {title === undefined ? action : view.inLang(title)}
        {source === undefined ? null : (
          <span class="under">
            <SourceLink view={view} id={source} />
          </span>
        )}
      </th>
      <td>
        <State grade={outcomes[outcome].grade}>{view.inLang(outcomes[outcome])}</State>
        {reason === undefined ? null : <span class="under">{readable(reason, 300)}</span>}
      </td>
      <td>
        <Json label={view.say('Begärt', 'Asked for')} value={params} />
        <Json label={view.say('Förut', 'Before')} value={before} />
        <Json label={view.say('Efter', 'After')} value={after} />
      </td>
    </tr>
  );
}

const Json = ({ label, value }: { label: string; value: unknown }) =>
  value === undefined || value === null || JSON.stringify(value) === '{}' ? null : (
    <span class="under">
      {label}: <code>{readable(JSON.stringify(value), 400)}</code>
    </span>
  );
