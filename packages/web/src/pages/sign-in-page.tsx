/** @jsxRuntime automatic @jsxImportSource preact */
import type { View } from '../view.ts';
import { documentOf } from './document.tsx';
import { UserNameField } from './user-name-field.tsx';

export type SignInMessage =
  | { readonly kind: 'wrong' | 'unusable' | 'no-tls' | 'provider' | 'provider-refused' }
  | { readonly kind: 'wait'; readonly seconds: number };

export interface SignInPage {
  /** One of our own paths to go on to. */
  readonly next: string | undefined;
  /** As it was typed. */
  readonly name?: string;
  readonly message?: SignInMessage;
  /** By name and password. */
  readonly local: boolean;
  /** At the organisation's own provider. */
  readonly oidc: boolean;
  /** Nobody can sign in yet. */
  readonly empty: boolean;
  readonly signedOut: boolean;
}

/** Where people sign in; works without script, and says to password managers what is what. */
export function signInPage(view: View, page: SignInPage): string {
  const { say } = view;
  const { message } = page;
  return documentOf(
    view,
    { title: say('Logga in', 'Sign in'), section: '' },
    <div class="wide page">
      <h1>{say('Logga in', 'Sign in')}</h1>
      <p class="lead">
        {say(
          'För den som sköter katalogen och för kommunernas samordnare. Allt annat är öppet för alla.',
          'For those who run the catalogue, and for the municipalities’ coordinators. All the rest is open to everybody.',
        )}
      </p>
      {message === undefined ? null : (
        <p class="notice" role="alert" id="fel">
          {messageText(view, message)}
        </p>
      )}
      {page.signedOut && message === undefined ? (
        <p class="notice" role="status">
          {say('Du är utloggad.', 'You have signed out.')}
        </p>
      ) : null}
      {page.oidc ? <ProviderLink view={view} next={page.next} /> : null}
      {page.empty ? <NobodyYet view={view} /> : null}
      {page.local && !page.empty ? <PasswordForm view={view} page={page} /> : null}
      {page.local || page.oidc ? null : (
        <p>
          {say(
            'Inloggning är inte påslagen på den här servern. Ange ACCOUNTS_FILE eller OIDC_ISSUER.',
            'Signing in is not turned on at this server. Set ACCOUNTS_FILE or OIDC_ISSUER.',
          )}
        </p>
      )}
    </div>,
  );
}

function ProviderLink({ view, next }: { view: View; next: string | undefined }) {
  const { organisation = view.site.config.region.publisher.name } = view.site.config.signIn ?? {};
  const query = next === undefined ? '' : `?next=${encodeURIComponent(next)}`;
  return (
    <p>
      <a class="button" href={view.href('/operator/sign-in/provider') + query}>
        {view.say(`Logga in med ${organisation}`, `Sign in with ${organisation}`)}
      </a>
    </p>
  );
}

const NobodyYet = ({ view }: { view: View }) => (
  <p class="notice">
    {view.say(
      'Det finns inget konto ännu. När servern startade skrev den ut en länk, som gäller en timme, för att skapa det första. Starta om för en ny länk, eller kör på servern: ',
      'There is no account yet. When the server started it printed a link, valid for an hour, to make the first one. Restart for a new link, or run on the server: ',
    )}
    <code>lanskatalog accounts add</code>
  </p>
);

function PasswordForm({ view, page }: { view: View; page: SignInPage }) {
  const { say, href } = view;
  const about = {
    ...(page.message?.kind === 'wrong' ? { 'aria-invalid': 'true' as const } : {}),
    ...(page.message === undefined ? {} : { 'aria-describedby': 'fel' }),
  };
  return (
    <form class="credentials" method="post" action={href('/operator/sign-in')}>
      {page.next === undefined ? null : <input type="hidden" name="next" value={page.next} />}
      <UserNameField view={view} typed={page.name} about={about} />
      <p>
        <label for="losenord">{say('Lösenord', 'Password')}</label>
        <input
          id="losenord"
          name="password"
          type="password"
          autocomplete="current-password"
          required
          maxLength={1000}
          {...about}
        />
      </p>
      <p>
        <button class="button" type="submit">
          {say('Logga in', 'Sign in')}
        </button>
      </p>
    </form>
  );
}

function messageText({ say, number }: View, message: SignInMessage): string {
  switch (message.kind) {
    case 'wrong':
      return say(
        'Namnet eller lösenordet stämmer inte, eller så är kontot avstängt. En administratör kan ge dig ett nytt lösenord.',
        'The name or the password is not right, or the account is disabled. An administrator can give you a new password.',
      );
    case 'wait': {
      const { seconds } = message;
      const [sv, en] =
        seconds < 90
          ? [`${number(seconds)} sekunder`, `${number(seconds)} seconds`]
          : [`${number(Math.ceil(seconds / 60))} minuter`, `${number(Math.ceil(seconds / 60))} minutes`];
      return say(
        `För många försök. Vänta ${sv} och försök sedan igen; försök innan dess räknas inte, inte ens med rätt lösenord.`,
        `Too many attempts. Wait ${en} and try again; until then nothing is tried, not even the right password.`,
      );
    }
    case 'unusable':
      return say(
        'Filen med konton kan inte läsas. Serverns logg säger varför och vad som ska göras.',
        'The file of accounts can’t be read. The server’s log says why, and what to do.',
      );
    case 'no-tls':
      return say(
        'Servern är inställd för https, men proxyn framför den säger inte att du kom den vägen. Låt proxyn skicka X-Forwarded-Proto, och ange dess adress i TRUSTED_PROXIES.',
        'The server is set up for https, but the proxy before it doesn’t say that you came that way. Have the proxy send X-Forwarded-Proto, and name its address in TRUSTED_PROXIES.',
      );
    case 'provider':
      return say(
        'Organisationens inloggning svarar inte. Pröva igen om en stund; serverns logg säger mer.',
        'The organisation’s sign-in does not answer. Try again in a while; the server’s log says more.',
      );
    case 'provider-refused':
      return say(
        'Inloggningen hos organisationen avbröts eller gick inte att bekräfta. Börja om här.',
        'The sign-in at the organisation was broken off or could not be confirmed. Begin again here.',
      );
  }
}
