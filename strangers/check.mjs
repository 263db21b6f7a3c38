// Lets two servers of strangers speak with each other, so that a test between them and us that fails is ours to mend.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

const started = [];

/** A server, and a way to tell it what to do. */
async function start(role, firstKnock) {
  const peer = new URL("./peer.mjs", import.meta.url).pathname;
  const child = spawn(process.execPath, [peer, role, "0"], { stdio: ["ignore", "pipe", "inherit"], env: { ...process.env, FIRST_KNOCK: firstKnock } });
  started.push(child);
  const [line] = await once(createInterface(child.stdout), "line");
  const origin = line.split(" ").at(-1);
  const door = origin.replace(/\/\/[^:]+/, "//127.0.0.1");
  const tell = async (what, wish) => {
    const answer = await fetch(`${door}/control/${what}`, { method: "POST", body: JSON.stringify(wish ?? {}) });
    const said = await answer.json();
    assert.equal(answer.status, 200, `${what}: ${JSON.stringify(said)}`);
    return said;
  };
  return { origin, door, tell, received: async (type) => (await tell("received")).filter((one) => one.activity?.type === type) };
}

async function speak(firstKnock, signature) {
  const lemmy = await start("lemmy", firstKnock);
  const mastodon = await start("mastodon", firstKnock);
  const commons = `${lemmy.origin}/c/commons`;

  await mastodon.tell("follow", { who: "mia", whom: commons });
  assert.equal((await mastodon.tell("state")).follows[0].state, "accepted");
  assert.deepEqual((await lemmy.tell("state")).followers.commons, [`${mastodon.origin}/users/mia`]);

  const post = await lemmy.tell("post", { who: "ana", name: "Hello", content: "<p>First</p>", link: "https://example.org/" });
  const [announced] = await mastodon.received("Announce");
  assert.equal(announced.status, 202);
  assert.equal(announced.signature, signature);
  assert.equal(announced.activity.object.object.name, "Hello");

  const like = await mastodon.tell("like", { who: "mia", what: post.object, community: commons });
  await mastodon.tell("reply", { who: "noa", to: post.object, content: "<p>Good day</p>", community: commons, mention: `${lemmy.origin}/u/ana` });
  await mastodon.tell("undo", { who: "mia", activity: like.id, community: commons });
  assert.equal((await lemmy.received("Like")).at(0).status, 202);
  assert.equal((await lemmy.received("Create")).at(0).activity.object.inReplyTo, post.object);
  assert.equal((await lemmy.received("Undo")).at(0).activity.object.id, like.id);
  const passedOn = (await mastodon.received("Announce")).map((one) => one.activity.object.type ?? one.activity.object);
  assert.equal(passedOn.length, 4, JSON.stringify(passedOn));

  await lemmy.tell("delete", { who: "ana", what: post.object });
  const gone = await fetch(post.object.replace(lemmy.origin, lemmy.door), { headers: { Accept: "application/activity+json" } });
  assert.equal(gone.status, 410);

  const unsigned = await fetch(`${lemmy.door}/inbox`, { method: "POST", headers: { "Content-Type": "application/activity+json" }, body: JSON.stringify({ "@context": "https://www.w3.org/ns/activitystreams", id: `${mastodon.origin}/x`, type: "Like", actor: `${mastodon.origin}/users/mia`, object: post.object }) });
  assert.equal(unsigned.status, 401, await unsigned.text());
  assert.match(unsigned.headers.get("accept-signature") ?? "", /@method/);

  await mastodon.tell("unfollow", { who: "mia", whom: commons });
  assert.deepEqual((await lemmy.tell("state")).followers.commons, []);
  console.log(`The strangers understand each other (${signature}).`);
}

try {
  await speak("draft-cavage-http-signatures-12", "cavage");
  await speak("rfc9421", "rfc9421");
} finally {
  for (const child of started) child.kill();
}
