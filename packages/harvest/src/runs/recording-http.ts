import type { Clock, Http, HttpResult } from '@lanskatalog/core';
import { redactUrl } from './redact.ts';
import type { RequestMade } from './run-details.ts';

/** The same network, with every request told to `tell`. */
export const recordingHttp = (
  { http, clock }: { readonly http: Http; readonly clock: Clock },
  tell: (request: RequestMade) => void,
): Http => ({
  async get(request, signal) {
    const at = clock.now();
    const result = await http.get(request, signal);
    tell({
      url: redactUrl(request.url),
      at: at.toISOString(),
      ms: clock.now().getTime() - at.getTime(),
      ...answerOf(result),
    });
    return result;
  },
  close: () => http.close(),
});

function answerOf(result: HttpResult): Pick<RequestMade, 'result' | 'reason' | 'status' | 'bytes'> {
  switch (result.kind) {
    case 'fetched':
      return { result: 'fetched', status: result.status, bytes: result.body.size };
    case 'unchanged':
      return { result: 'unchanged', status: result.status };
    case 'unreachable': {
      const { reason, status } = result;
      return { result: 'unreachable', reason, ...(status === undefined ? {} : { status }) };
    }
    case 'refused':
      return { result: 'refused', reason: result.reason };
  }
}
