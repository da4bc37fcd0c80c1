/** @jsxRuntime automatic @jsxImportSource preact */
import type { Municipality } from '@lanskatalog/core';
import { tableLabel } from '../labels.ts';
import { deliveriesOf } from '../release/deliveries.ts';
import type { RegionIndex } from '../release/region-index.ts';
import { titleOf } from '../release/region-index.ts';
import type { ToDo } from '../release/to-do.ts';
import { toDoOf } from '../release/to-do.ts';
import type { View } from '../view.ts';
import { Checklist } from './checklist.tsx';
import type { CountyPageOptions } from './county-page.tsx';
import { documentOf } from './document.tsx';
import { MostToGain } from './municipality-score.tsx';
import { Path } from './parts.tsx';
import { ProblemList } from './problem-list.tsx';
import { deliveryAdvice, mailBody, toDoText, toDoTitle } from './to-do-text.ts';

/** The report for the one who edits the municipality's pages: what to mend first, and what it should look like. */
export function toDoPage(view: View, municipality: Municipality, options: CountyPageOptions): string {
  const { say, href } = view;
  const { index } = options;
  const { code } = municipality;
  const todo = toDoOf(index, code, deliveriesOf(options, code));
  const own = index.datasets.filter(({ summary }) => summary.municipality === code);
  const nameOf = (subject: string) => subjectLink(view, index, subject);
  return documentOf(
    view,
    { title: toDoTitle(view, municipality), section: '/kommuner' },
    <div class="wide page">
      <Path
        view={view}
        steps={[
          ['/kommuner', say('Kommuner', 'Municipalities')],
          [`/kommuner/${code}`, municipality.name],
        ]}
      />
      <h1>{toDoTitle(view, municipality)}</h1>
      <Mail view={view} municipality={municipality} text={toDoText(view, municipality, options)} />
      <Undelivered view={view} todo={todo} />
      <MostToGain view={view} scored={index.quality.release?.municipalities[code]} />
      <h2>{say('Rätta hos er', 'Mend at your side')}</h2>
      {todo.mend.length === 0 ? <p>{say('Inget vi ser.', 'Nothing that we see.')}</p> : null}
      <ProblemList view={view} groups={todo.mend} nameOf={nameOf} />
      {todo.mendedHere.length === 0 ? null : (
        <>
          <h2>{say('Det här rättar vi åt er', 'This we mend for you')}</h2>
          <p>
            {say(
              'Det fungerar i länets katalog, men blir rätt överallt om ni rättar det hos er.',
              'It works in the catalogue of the county, but becomes right everywhere if you mend it at your side.',
            )}
          </p>
          <ProblemList view={view} groups={todo.mendedHere} nameOf={nameOf} />
        </>
      )}
      <h2>{say('Öppna en källa till', 'Open another source')}</h2>
      <p>
        {say(
          'Det som syns utifrån är avbockat för de källor ni redan har öppnat.',
          'What can be seen from outside is ticked for the sources that you have opened already.',
        )}
      </p>
      <Checklist view={view} datasets={own} />
      <p class="no-print">
        <a href={href(`/kommuner/${code}`)}>
          {say('Tillbaka till kommunens sida', 'Back to the page of the municipality')}
        </a>
      </p>
    </div>,
  );
}

function subjectLink(view: View, index: RegionIndex, subject: string) {
  const dataset = index.byUri(subject);
  return (
    dataset && { text: titleOf(dataset.summary, view.lang), href: view.href(`/datasets/${dataset.name}`) }
  );
}

/** Complete without us: the report is in the mail itself, cut where mail programs would cut it. */
function Mail({ view, municipality, text }: { view: View; municipality: Municipality; text: string }) {
  const { say, href, site } = view;
  const page = `/kommuner/${municipality.code}/att-gora`;
  const address = new URL(href(page).slice(1), site.config.region.baseUri).href;
  const query = `subject=${encodeURIComponent(toDoTitle(view, municipality))}&body=${mailBody(view, text, address)}`;
  return (
    <p class="facts no-print">
      <a href={`mailto:${municipality.contact?.email ?? ''}?${query}`}>
        {say('Skicka med e-post', 'Send by e-mail')}
      </a>
      <a href={href(`${page}.txt`)}>{say('Som text att klistra in', 'As text to paste')}</a>
    </p>
  );
}

function Undelivered({ view, todo }: { view: View; todo: ToDo }) {
  if (todo.undelivered.length === 0) return null;
  return (
    <section>
      <h2>{view.say('De gemensamma källorna', 'The shared sources')}</h2>
      <ul>
        {todo.undelivered.map((delivery) => (
          <li>
            <strong>{tableLabel(view, delivery.table)}</strong>: {deliveryAdvice(view, delivery.kind)}
          </li>
        ))}
      </ul>
    </section>
  );
}
