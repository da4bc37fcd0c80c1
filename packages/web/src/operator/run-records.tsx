/** @jsxRuntime automatic @jsxImportSource preact */
import type { RunDetails, StoredRun } from '@lanskatalog/harvest';
import { OutLink, Scroll } from '../pages/parts.tsx';
import { readable } from '../release/readable.ts';
import type { OperatorView } from './operator-view.ts';
import { spanText } from './operator-view.ts';

interface DetailsProps {
  readonly view: OperatorView;
  readonly details: RunDetails;
}

const results = {
  fetched: { sv: 'kom', en: 'came' },
  unchanged: { sv: 'oförändrad', en: 'unchanged' },
  unreachable: { sv: 'svarade inte', en: 'did not answer' },
  refused: { sv: 'fick inte', en: 'not allowed' },
};

/** Every request that was made, and what came of it. */
export function Requests({ view, details }: DetailsProps) {
  const { say } = view;
  const { requests, requestsLeftOut } = details;
  return (
    <section aria-labelledby="begaran-rubrik">
      <h2 id="begaran-rubrik">{say('Begäranden', 'Requests')}</h2>
      <Scroll label={say('Begäranden', 'Requests')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say('Adress', 'Address')}</th>
              <th scope="col">{say('Svar', 'Answer')}</th>
              <th scope="col" class="num">
                {say('Status', 'Status')}
              </th>
              <th scope="col" class="num">
                {say('Storlek', 'Size')}
              </th>
              <th scope="col" class="num">
                {say('Tid', 'Time')}
              </th>
            </tr>
          </thead>
          <tbody>
            {requests.map(({ url, result, reason, status, bytes, ms }) => (
              <tr>
                <th scope="row">
                  <OutLink address={url} />
                </th>
                <td>
                  {view.inLang(results[result])}
                  {reason === undefined ? null : <span class="under">{readable(reason, 200)}</span>}
                </td>
                <td class="num">{status ?? '–'}</td>
                <td class="num">{bytes === undefined ? '–' : view.bytes(bytes)}</td>
                <td class="num">{spanText(view, ms)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <LeftOut view={view} count={requestsLeftOut} />
    </section>
  );
}

const LeftOut = ({ view, count }: { view: OperatorView; count: number }) =>
  count === 0 ? null : (
    <p class="quiet">
      {view.say(`och ${view.number(count)} till som inte visas`, `and ${view.number(count)} more, not shown`)}
    </p>
  );

/** The raw answers, to save. */
export function Snapshots({ view, run, details: { snapshots } }: DetailsProps & { readonly run: StoredRun }) {
  const { say } = view;
  if (snapshots.length === 0) return null;
  return (
    <section aria-labelledby="ratt-rubrik">
      <h2 id="ratt-rubrik">{say('Det som källan svarade', 'What the source answered')}</h2>
      <p class="quiet">
        {say(
          'Byte för byte, för de två senaste generationerna. Kan innehålla sådant som inte publiceras.',
          'Byte for byte, for the last two generations. May hold what is not published.',
        )}
      </p>
      <ul class="lines">
        {snapshots.map(({ url, mediaType, size }, i) => (
          <li>
            <a href={`/api/operator/v1/runs/${encodeURIComponent(run.id)}/snapshot/${i + 1}`} download>
              {say('Ladda ner', 'Download')} {readable(url.replace(/^https?:\/\//, ''), 100)}
            </a>
            <span class="under">
              {mediaType === '' ? say('okänd typ', 'unknown type') : readable(mediaType, 60)},{' '}
              {view.bytes(size)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What was logged, as it was. */
export function Log({ view, details: { log, logLeftOut } }: DetailsProps) {
  const { say } = view;
  return (
    <section aria-labelledby="logg-rubrik">
      <h2 id="logg-rubrik">{say('Logg', 'Log')}</h2>
      <Scroll label={say('Logg', 'Log')}>
        <table class="log" lang="en">
          <tbody>
            {log.map(({ at, level, message, fields }) => (
              <tr>
                <td class="date">{at.slice(11, 23)}</td>
                <td>{level}</td>
                <td>
                  {readable(message, 300)}
                  {Object.keys(fields).length === 0 ? null : (
                    <span class="under">{readable(JSON.stringify(fields), 500)}</span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <LeftOut view={view} count={logLeftOut} />
    </section>
  );
}
