/** @jsxRuntime automatic @jsxImportSource preact */
import type { ChangeHistory, ChangeKind } from '@lanskatalog/catalogue';
import type { RegionIndex } from '../release/region-index.ts';
import { readable } from '../release/readable.ts';
import type { View } from '../view.ts';
import { documentOf } from './document.tsx';
import type { Grade } from './parts.tsx';
import { State } from './parts.tsx';

const words: Record<ChangeKind, { readonly grade: Grade; readonly sv: string; readonly en: string }> = {
  created: { grade: 'good', sv: 'ny', en: 'new' },
  updated: { grade: 'fair', sv: 'ändrad', en: 'changed' },
  deleted: { grade: 'none', sv: 'borttagen', en: 'removed' },
};
const shown = 200;

/** What came, changed and went, for people. */
export function changesPage(view: View, index: RegionIndex, history: ChangeHistory): string {
  const { say } = view;
  const title = say('Vad som är nytt', 'What is new');
  return documentOf(
    view,
    { title, section: '', alternates: [{ type: 'application/atom+xml', href: '/nytt.atom' }] },
    <div class="wide page">
      <h1>{title}</h1>
      <p>
        <a href="/nytt.atom">{say('Prenumerera (Atom)', 'Subscribe (Atom)')}</a>
        {' · '}
        <a href="/changes">{say('För program (LDES)', 'For programs (LDES)')}</a>
      </p>
      {history.recent.length === 0 ? (
        <p>{say('Inget har ändrats ännu.', 'Nothing has changed yet.')}</p>
      ) : null}
      <ol class="cards">
        {history.recent.slice(0, shown).map(({ uri, change, title: name, at }) => {
          const dataset = index.byUri(uri);
          const { grade, ...text } = words[change];
          return (
            <li class="card">
              <p class="owner">
                <State grade={grade}>{view.inLang(text)}</State> · {view.time(at)}
                {dataset === undefined ? null : ` · ${index.municipalityName(dataset.summary.municipality)}`}
              </p>
              {dataset === undefined ? (
                <bdi>{readable(name, 200)}</bdi>
              ) : (
                <a href={view.href(`/datasets/${dataset.name}`)}>
                  <bdi>{readable(name, 200)}</bdi>
                </a>
              )}
            </li>
          );
        })}
      </ol>
    </div>,
  );
}
