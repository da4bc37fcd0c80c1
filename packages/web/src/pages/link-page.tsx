/** @jsxRuntime automatic @jsxImportSource preact */
import type { LocalisedText } from '@lanskatalog/core';
import type { LinkPurpose } from '@lanskatalog/operations';
import type { View } from '../view.ts';
import { documentOf } from './document.tsx';
import { UserNameField } from './user-name-field.tsx';

/** What is wrong with the form; a text where it is the password. */
export type LinkFault = 'name' | 'again' | 'no-tls' | LocalisedText;

interface LinkPage {
  readonly purpose: LinkPurpose;
  readonly typed?: { readonly name: string; readonly displayName: string };
  readonly fault?: LinkFault;
}

/** The form behind a one-time link: the first account, or a new password. */
export function linkPage(view: View, { purpose, typed, fault }: LinkPage): string {
  const { say } = view;
  const first = purpose.kind === 'set-up';
  const title = first
    ? say('Skapa det första kontot', 'Make the first account')
    : say('Välj ett lösenord', 'Choose a password');
  return documentOf(
    view,
    { title, section: '' },
    <div class="wide page">
      <h1>{title}</h1>
      <p class="lead">
        {first
          ? say(
              'Kontot blir administratör: det får göra allt, och skapa andra konton.',
              'The account becomes an administrator’s: it may do everything, and make other accounts.',
            )
          : say(`För kontot ${purpose.account}.`, `For the account ${purpose.account}.`)}
      </p>
      {fault === undefined ? null : (
        <p class="notice" role="alert" id="fel">
          {faultText(view, fault)}
        </p>
      )}
      <form class="credentials" method="post" action={view.href(view.path)}>
        {first ? <Person view={view} typed={typed} /> : <KnownName account={purpose.account} />}
        <NewPassword view={view} wrong={fault !== undefined && fault !== 'name'} />
        <p>
          <button class="button" type="submit">
            {first
              ? say('Skapa kontot och logga in', 'Make the account and sign in')
              : say('Spara och logga in', 'Save and sign in')}
          </button>
        </p>
      </form>
    </div>,
  );
}

function Person({ view, typed }: { view: View; typed: LinkPage['typed'] }) {
  const { say } = view;
  return (
    <>
      <p>
        <label for="visningsnamn">{say('Ditt namn', 'Your name')}</label>
        <input
          id="visningsnamn"
          name="displayName"
          type="text"
          autocomplete="name"
          required
          maxLength={200}
          value={typed?.displayName ?? ''}
        />
      </p>
      <UserNameField view={view} typed={typed?.name} />
    </>
  );
}

/** For password managers, which keep a password with the name that it belongs to. */
const KnownName = ({ account }: { account: string }) => (
  <input type="hidden" name="name" autocomplete="username" value={account} />
);

function NewPassword({ view, wrong }: { view: View; wrong: boolean }) {
  const { say } = view;
  const invalid = wrong
    ? ({ 'aria-invalid': 'true', 'aria-describedby': 'regel fel' } as const)
    : { 'aria-describedby': 'regel' };
  return (
    <>
      <p>
        <label for="losenord">{say('Lösenord', 'Password')}</label>
        <input
          id="losenord"
          name="password"
          type="password"
          autocomplete="new-password"
          required
          minLength={12}
          maxLength={256}
          {...invalid}
        />
        <span class="hint" id="regel">
          {say(
            'Minst 12 tecken. Några ord i rad är bra.',
            'At least 12 characters. A few words in a row do well.',
          )}
        </span>
      </p>
      <p>
        <label for="igen">{say('Lösenordet en gång till', 'The password once more')}</label>
        <input id="igen" name="again" type="password" autocomplete="new-password" required maxLength={256} />
      </p>
    </>
  );
}

function faultText(view: View, fault: LinkFault): string {
  const { say } = view;
  switch (fault) {
    case 'name':
      return say(
        'Användarnamnet kan ha bokstäver, siffror, punkt, bindestreck, understreck och @, och börjar och slutar med en bokstav eller siffra.',
        'The user name can have letters, digits, dots, hyphens, underscores and @, and begins and ends with a letter or digit.',
      );
    case 'again':
      return say(
        'Lösenorden är inte lika. Skriv samma två gånger.',
        'The passwords differ. Write the same one twice.',
      );
    case 'no-tls':
      return say(
        'Servern är inställd för https, men proxyn framför den säger inte att du kom den vägen, så lösenordet har inte sparats.',
        'The server is set up for https, but the proxy before it doesn’t say that you came that way, so the password was not saved.',
      );
    default:
      return view.inLang(fault);
  }
}

/** The link is of no use any more, and how to get another. */
export function spentLinkPage(view: View): string {
  const { say } = view;
  const title = say('Länken gäller inte', 'The link is not valid');
  return documentOf(
    view,
    { title, section: '' },
    <div class="wide page">
      <h1>{title}</h1>
      <p class="lead">
        {say(
          'Den gäller en gång och i en timme. Be en administratör om en ny, eller kör på servern: ',
          'It is valid once, and for an hour. Ask an administrator for another, or run on the server: ',
        )}
        <code>lanskatalog accounts reset</code>
      </p>
      <p>
        <a class="button" href={view.href('/operator/sign-in')}>
          {say('Logga in', 'Sign in')}
        </a>
      </p>
    </div>,
  );
}
