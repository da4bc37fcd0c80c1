import { describe, expect, it } from '@jest/globals';
import { mailBody } from '../src/pages/to-do-text.ts';
import type { View } from '../src/view.ts';

const view = { say: (sv: string) => sv } as unknown as View;
const address = 'https://data.example/kommuner/1880/att-gora';

describe('the body of a mail', () => {
  it('is the whole report where there is room', () => {
    const body = decodeURIComponent(mailBody(view, 'Att göra\n\n* Skolor saknas.\n', address));
    expect(body).toBe(`Att göra\n\n* Skolor saknas.\n\nHela listan: ${address}\n`);
  });

  it('ends with a whole paragraph and where the rest is, before mail programs would cut it', () => {
    const paragraphs = Array.from({ length: 60 }, (_, i) => `* ${i} Rätta åäö i beskrivningen.`);
    const encoded = mailBody(view, paragraphs.join('\n\n'), address);
    expect(encoded.length).toBeLessThanOrEqual(1800);
    expect(encoded.length).toBeGreaterThan(1500);
    const [last = '', rest] = decodeURIComponent(encoded).trim().split('\n\n').slice(-2);
    expect(paragraphs).toContain(last);
    expect(rest).toBe(`Hela listan: ${address}`);
  });
});
