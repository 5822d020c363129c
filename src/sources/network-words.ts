/** What a failed request met, by the code that Node, its fetch or its TLS gives it. */
const WORDS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nobody listens there',
  ENOTFOUND: 'there is no host of that name',
  EAI_AGAIN: 'the name of the host could not be looked up',
  ENETUNREACH: 'no way leads to its network',
  EHOSTUNREACH: 'no way leads to the host',
  ENETDOWN: 'this machine’s network is down',
  UND_ERR_CONNECT_TIMEOUT: 'the host did not take the call in time',
  ETIMEDOUT: 'the connection went silent',
  ECONNRESET: 'the connection was cut off',
  ECONNABORTED: 'the connection was cut off',
  EPIPE: 'the connection was closed',
  UND_ERR_SOCKET: 'the connection was closed',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'the answer broke off',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is another host’s',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'this machine does not trust its certificate',
  SELF_SIGNED_CERT_IN_CHAIN: 'this machine does not trust its certificate',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'this machine does not trust its certificate',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'this machine does not trust its certificate',
};

/** The trouble of a code in words, and the code for whoever looks it up. */
export function networkWords(code: string): string {
  return `${WORDS[code] ?? 'the request broke off'} (${code})`;
}
