import { types } from 'node:util';
import type { UnreachableReason } from '@lanskatalog/core';
import type { Failure, Unreachable } from './failure.ts';
import { FailureError } from './failure.ts';

interface Kind {
  readonly reason: UnreachableReason;
  readonly retryable: boolean;
}

const dnsNo: Kind = { reason: 'dns', retryable: false };
const connect: Kind = { reason: 'connect', retryable: true };
const reset: Kind = { reason: 'reset', retryable: true };
const timeout: Kind = { reason: 'timeout', retryable: true };
const bodyBroken: Kind = { reason: 'body-broken', retryable: true };
const tls: Kind = { reason: 'tls', retryable: false };
const protocol: Kind = { reason: 'protocol', retryable: false };

const kinds: Readonly<Record<string, Kind>> = {
  ENOTFOUND: dnsNo,
  ENODATA: dnsNo,
  EAI_AGAIN: { reason: 'dns', retryable: true },
  ECONNREFUSED: connect,
  EHOSTUNREACH: connect,
  ENETUNREACH: connect,
  EADDRNOTAVAIL: connect,
  EACCES: connect,
  ECONNRESET: reset,
  ECONNABORTED: reset,
  EPIPE: reset,
  UND_ERR_SOCKET: reset,
  ETIMEDOUT: timeout,
  UND_ERR_CONNECT_TIMEOUT: timeout,
  UND_ERR_HEADERS_TIMEOUT: timeout,
  UND_ERR_BODY_TIMEOUT: timeout,
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: bodyBroken,
  ERR_STREAM_PREMATURE_CLOSE: bodyBroken,
  EPROTO: tls,
};

/** Names of OpenSSL's and Node's certificate and handshake errors. */
const tlsCode =
  /^(ERR_TLS|ERR_SSL|CERT_|CRL_|UNABLE_TO_|DEPTH_ZERO|SELF_SIGNED|HOSTNAME_MISMATCH|INVALID_CA)/;

/** Words for what the code alone doesn't tell the people who can mend it. */
const explanations: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: 'the certificate has expired',
  ERR_TLS_CERT_ALTNAME_INVALID: 'the certificate is for another host name',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'the certificate is self-signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'the certificate comes from an authority that is not publicly trusted',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'the server does not send its intermediate certificate',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'the issuer of the certificate is unknown',
  UND_ERR_CONNECT_TIMEOUT: 'no connection within the time allowed',
  UND_ERR_HEADERS_TIMEOUT: 'connected, but no answer within the time allowed',
  UND_ERR_BODY_TIMEOUT: 'the answer stopped coming',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'the answer has another length than its Content-Length',
  UND_ERR_HEADERS_OVERFLOW: "the answer's headers are too large",
  ENOTFOUND: 'the host name does not exist',
  ECONNREFUSED: 'the server refuses the connection',
};

/** Tells what an error of a socket, of HTTP or of decompression means. `answered`: the status line was already read. */
export function networkFailure(error: unknown, answered: boolean): Failure {
  if (error instanceof FailureError) return error.failure;
  const code = codeOf(error);
  const kind = kindOf(code);
  const message = types.isNativeError(error) ? error.message : String(error);
  const explanation = explanations[code];
  const failure: Unreachable = {
    kind: 'unreachable',
    ...(answered && kind.reason !== 'timeout' ? bodyBroken : kind),
    detail: [explanation, message].filter((part) => part !== undefined && part !== '').join(': '),
  };
  return failure;
}

function codeOf(error: unknown): string {
  const code: unknown = types.isNativeError(error) && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : '';
}

const kindOf = (code: string): Kind => kinds[code] ?? (tlsCode.test(code) ? tls : protocol);
