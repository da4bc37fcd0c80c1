/** @jsxRuntime automatic @jsxImportSource preact */
import type { Action, ApiToken, Role } from '@lanskatalog/operations';
import { maxTokenDays } from '@lanskatalog/operations';
import { Hidden } from '../operator/act.tsx';
import { operatorDocument } from '../operator/operator-document.tsx';
import type { OperatorView } from '../operator/operator-view.ts';
import { operatorRoot } from '../operator/operator-view.ts';
import { Scroll } from '../pages/parts.tsx';
import type { View } from '../view.ts';

export interface TokensShown {
  readonly tokens: readonly ApiToken[];
  readonly roles: readonly Role[];
  readonly scopes: readonly Action[];
  /** Made just now: the only time that its secret is shown. */
  readonly made?: { readonly token: ApiToken; readonly secret: string };
  /** The form lacked something. */
  readonly incomplete?: boolean;
}

/** Keys for programs: which there are, and making another. */
export function tokensPage(view: OperatorView, shown: TokensShown): string {
  const { say } = view;
  const title = say('API-nycklar', 'API tokens');
  return operatorDocument(
    view,
    { title, section: `${operatorRoot}/tokens` },
    <>
      <h1>{title}</h1>
      <p>
        {say(
          'Ett program som frågar eller gör något här skickar en nyckel. Den får aldrig mer än den som skapade den.',
          'A program that asks or does something here sends a token. It never may more than whoever made it.',
        )}
      </p>
      {shown.made === undefined ? null : <Made view={view} secret={shown.made.secret} />}
      {shown.incomplete === true ? (
        <p class="refused" role="alert">
          {say(
            'Ingen nyckel skapades: ange vad den är till för och bocka för minst en sak den får göra.',
            'No token was made: say what it is for, and tick one thing that it may do at the least.',
          )}
        </p>
      ) : null}
      <TokenTable view={view} tokens={shown.tokens} />
      <h2>{say('Ny nyckel', 'New token')}</h2>
      <TokenForm view={view} shown={shown} />
    </>,
  );
}

const Made = ({ view, secret }: { view: View; secret: string }) => (
  <div class="done" role="status">
    <p>
      <strong>
        {view.say(
          'Spara den här nyckeln nu. Den visas inte igen.',
          'Keep this token now. It is not shown again.',
        )}
      </strong>
    </p>
    <p>
      <code>{secret}</code>
    </p>
  </div>
);

function TokenTable({ view, tokens }: { view: OperatorView; tokens: readonly ApiToken[] }) {
  const { say } = view;
  const label = say('Nycklar', 'Tokens');
  if (tokens.length === 0)
    return <p class="quiet">{say('Det finns inga nycklar.', 'There are no tokens.')}</p>;
  return (
    <Scroll label={label}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('Till för', 'For')}</th>
            <th scope="col">{say('Roll', 'Role')}</th>
            <th scope="col">{say('Får', 'May')}</th>
            <th scope="col">{say('Gäller till', 'Works until')}</th>
            <th scope="col">{say('Senast använd', 'Last used')}</th>
            <th scope="col">{say('Skapad av', 'Made by')}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {tokens.map((token) => (
            <TokenRow view={view} token={token} />
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function TokenRow({ view, token }: { view: OperatorView; token: ApiToken }) {
  const { say, date } = view;
  const over = Date.parse(token.expiresAt) <= view.now;
  return (
    <tr>
      <th scope="row">{token.name}</th>
      <td>{roleWord(view, token.role)}</td>
      <td>{token.scopes?.join(', ') ?? say('allt som rollen får', 'all that the role may')}</td>
      <td>
        {token.revokedAt === undefined ? date(token.expiresAt) : say('återkallad', 'revoked')}
        {over && token.revokedAt === undefined ? say(', har gått ut', ', has expired') : ''}
      </td>
      <td>{token.lastUsed === undefined ? say('aldrig', 'never') : date(token.lastUsed)}</td>
      <td>{token.createdBy}</td>
      <td class="buttons">
        {over || token.revokedAt !== undefined ? null : (
          <form class="act" method="post" action={view.href(`${operatorRoot}/tokens/${token.id}/revoke`)}>
            <Hidden values={{ _csrf: view.csrf }} />
            <button class="button plain" type="submit">
              {say('Återkalla', 'Revoke')}
              <span class="unseen">: {token.name}</span>
            </button>
          </form>
        )}
      </td>
    </tr>
  );
}

function TokenForm({ view, shown }: { view: OperatorView; shown: TokensShown }) {
  const { say } = view;
  return (
    <form class="fields narrow" method="post" action={view.href(`${operatorRoot}/tokens`)}>
      <Hidden values={{ _csrf: view.csrf }} />
      <div>
        <label for="till">{say('Vad den är till för', 'What it is for')}</label>
        <input id="till" name="name" type="text" required maxLength={100} autocomplete="off" />
      </div>
      <div>
        <label for="roll">{say('Roll', 'Role')}</label>
        <select id="roll" name="role">
          {shown.roles.map((role) => (
            <option value={role}>{roleWord(view, role)}</option>
          ))}
        </select>
      </div>
      <div>
        <label for="dagar">{say('Gäller i dagar', 'Works for days')}</label>
        <input id="dagar" name="days" type="number" required min={1} max={maxTokenDays} value={90} />
      </div>
      <fieldset>
        <legend>{say('Vad den får göra', 'What it may do')}</legend>
        <Scope name="read" text={say('Läsa allt, ändra inget', 'Read everything, change nothing')} />
        {shown.scopes.map(({ name, title }) => (
          <Scope name={name} text={view.inLang(title)} />
        ))}
      </fieldset>
      <div class="buttons">
        <button class="button" type="submit">
          {say('Skapa nyckeln', 'Make the token')}
        </button>
      </div>
    </form>
  );
}

const Scope = ({ name, text }: { name: string; text: string }) => (
  <label class="tick">
    <input type="checkbox" name="scope" value={name} checked={name === 'read'} /> {text}{' '}
    <code class="quiet">{name}</code>
  </label>
);

function roleWord({ say }: View, role: Role): string {
  const words: Record<Role, string> = {
    viewer: say('läsare', 'viewer'),
    coordinator: say('samordnare', 'coordinator'),
    operator: say('operatör', 'operator'),
    administrator: say('administratör', 'administrator'),
  };
  return words[role];
}
