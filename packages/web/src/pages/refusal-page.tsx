/** @jsxRuntime automatic @jsxImportSource preact */
import type { View } from '../view.ts';
import { documentOf } from './document.tsx';

const words = {
  'not-signed-in': {
    title: { sv: 'Du är inte inloggad', en: 'You are not signed in' },
    text: {
      sv: 'Inloggningen kan ha gått ut. Logga in och gör om det du ville göra; ingenting har ändrats.',
      en: 'Your session may have ended. Sign in and do again what you meant to do; nothing has been changed.',
    },
  },
  'not-allowed': {
    title: { sv: 'Din roll räcker inte', en: 'Your role is not enough' },
    text: {
      sv: 'Du är inloggad, men får inte göra detta. Be en administratör om det behövs.',
      en: 'You are signed in, but may not do this. Ask an administrator if you need to.',
    },
  },
  'bad-form': {
    title: { sv: 'Formuläret gäller inte längre', en: 'The form is no longer valid' },
    text: {
      sv: 'Det skickades från en annan sida eller från en tidigare inloggning, så ingenting har ändrats. Gå tillbaka, ladda om sidan och skicka igen.',
      en: 'It was sent from another site or from an earlier session, so nothing has been changed. Go back, reload the page and send it again.',
    },
  },
  'queue-away': {
    title: { sv: 'Kön svarar inte', en: 'The queue does not answer' },
    text: {
      sv: 'Därför finns inga köer att visa. Se efter att Redis är igång och att REDIS_URL stämmer, och ladda om sidan. Allt publicerat visas som vanligt.',
      en: 'So there are no queues to show. Check that Redis is running and that REDIS_URL is right, and reload the page. All that is published is shown as usual.',
    },
  },
  'store-away': {
    title: { sv: 'Databasen svarar inte', en: 'The database does not answer' },
    text: {
      sv: 'Därför går det inte att se vem du är, eller vad som pågår. Allt publicerat visas som vanligt. Pröva igen när MongoDB är uppe; serverns logg säger mer.',
      en: 'So it can’t be told who you are, or what goes on. All that is published is shown as usual. Try again when MongoDB is up; the server’s log says more.',
    },
  },
} as const;

/** Whose session it is, for those who want to be somebody else. */
interface OwnSession {
  readonly name: string;
  readonly csrf: string;
}

/** Says in plain words why an operator page is not shown or a form not taken, and what to do. */
export function refusalPage(view: View, refusal: keyof typeof words, session?: OwnSession): string {
  const { title, text } = words[refusal];
  return documentOf(
    view,
    { title: view.inLang(title), section: '' },
    <div class="wide page">
      <h1>{view.inLang(title)}</h1>
      <p class="lead">{view.inLang(text)}</p>
      {session === undefined ? null : <SignOut view={view} session={session} />}
      <p>
        <a class="button" href={view.href(refusal === 'not-signed-in' ? '/operator/sign-in' : '/operator')}>
          {refusal === 'not-signed-in'
            ? view.say('Logga in', 'Sign in')
            : view.say('Till översikten', 'To the overview')}
        </a>
      </p>
    </div>,
  );
}

const SignOut = ({ view, session }: { view: View; session: OwnSession }) => (
  <form method="post" action={view.href('/operator/sign-out')}>
    <input type="hidden" name="_csrf" value={session.csrf} />
    <p>
      {view.say('Du är inloggad som ', 'You are signed in as ')}
      {session.name}. <button type="submit">{view.say('Logga ut', 'Sign out')}</button>
    </p>
  </form>
);
