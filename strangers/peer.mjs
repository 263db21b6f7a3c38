// One server of strangers: `node peer.mjs lemmy|mastodon PORT [HOST]`, http on this machine only; port 0 is any free one.
//
// `lemmy`: the community /c/commons, which announces what its members send, and the people /u/ana and /u/ben.
// `mastodon`: the people /users/mia and /users/noa, who follow, answer, like and boost.
// Under /control/ a test says what they do and asks what they received. See README.md.
import { createServer } from "node:http";
import { once } from "node:events";
import "./localhost.mjs";
import { Server } from "./server.mjs";

const [role, port, host = `${role}.localhost`] = process.argv.slice(2);
if (!["lemmy", "mastodon"].includes(role) || !/^\d+$/.test(port ?? "")) {
  console.error("node peer.mjs lemmy|mastodon PORT [HOST]");
  process.exit(2);
}
/** The request as the web knows it, under the name that we are known by. */
async function asked(incoming) {
  const chunks = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const body = ["GET", "HEAD"].includes(incoming.method) ? undefined : Buffer.concat(chunks);
  return new Request(new URL(incoming.url, origin), { method: incoming.method, headers: new Headers(pairs(incoming.rawHeaders)), body });
}

function pairs(raw) {
  return Array.from({ length: raw.length / 2 }, (_, at) => [raw[2 * at], raw[2 * at + 1]]);
}

const http = createServer(async (incoming, outgoing) => {
  let answer;
  try {
    answer = await strangers.answer(await asked(incoming));
  } catch (failure) {
    answer = Response.json({ failed: String(failure?.stack ?? failure) }, { status: 500 });
  }
  outgoing.writeHead(answer.status, Object.fromEntries(answer.headers));
  outgoing.end(Buffer.from(await answer.arrayBuffer()));
});
http.listen(Number(port), "127.0.0.1");
await once(http, "listening");
const origin = `http://${host}:${http.address().port}`;
const strangers = new Server(role, origin, process.env.FIRST_KNOCK ?? "draft-cavage-http-signatures-12");
console.log(`${role} listens at ${origin}`);
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(0));
