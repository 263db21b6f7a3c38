// Everything that is posted from here: where to, in which kind of signature, and what was answered.
const posted = [];
const ask = globalThis.fetch;
globalThis.fetch = async (what, how) => {
  const request = what instanceof Request ? what : new Request(what, { method: how?.method, headers: how?.headers });
  const answer = await ask(what, how);
  if (request.method === "POST") posted.push({ to: request.url, signature: signatureOf(request.headers), status: answer.status });
  return answer;
};

/** What was posted since the last time that it was forgotten. */
export function sent() {
  return posted;
}

export function forgetSent() {
  posted.length = 0;
}

/** The kind of signature that a request carries. */
export function signatureOf(headers) {
  if (headers.has("signature-input")) return "rfc9421";
  return headers.has("signature") ? "cavage" : "none";
}
