// What the strangers' server keeps, answers, and does when a test says so.
import { Temporal } from "@js-temporal/polyfill";
import { Announce, Create, Delete, Dislike, Flag, Like, Link, Mention, Note, Page, PUBLIC_COLLECTION, Tombstone, Undo, Update } from "@fedify/vocab";
import { People } from "./people.mjs";
import { forgetSent, sent, signatureOf } from "./sent.mjs";

const TYPE = "application/activity+json";

export class Server {
  #received = [];
  #documents = new Map(); // URL -> JSON of what we made
  #made = new Map(); // URL -> what we made
  #posts = []; // what the community announced first, newest first

  constructor(role, origin, firstKnock) {
    this.role = role;
    this.origin = origin;
    const hooks = {};
    if (role === "lemmy") {
      this.group = new People({
        origin, kind: "Group", folder: "/c", sharedInbox: "/inbox", names: ["commons"], firstKnock,
        hooks: { received: (_, activity) => this.#passOn(activity), said: () => this.#posts },
      });
    }
    this.people = new People({
      origin, kind: "Person", folder: role === "lemmy" ? "/u" : "/users", sharedInbox: role === "lemmy" ? "/u/inbox" : "/inbox",
      names: role === "lemmy" ? ["ana", "ben"] : ["mia", "noa"], firstKnock, hooks,
    });
    this.sides = [this.group, this.people].filter((side) => side != null);
    this.sides[0].federation.setNodeInfoDispatcher("/nodeinfo/2.1", () => ({
      software: { name: role, version: role === "lemmy" ? "0.19.20" : "4.5.0" },
      protocols: ["activitypub"], usage: { users: { total: 2 }, localPosts: 0, localComments: 0 },
    }));
  }

  async answer(request) {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith("/control/")) return await this.#control(pathname.slice("/control/".length), request);
    const document = request.method === "GET" ? this.#documents.get(request.url) : undefined;
    if (document != null) return Response.json(document, { status: document.type === "Tombstone" ? 410 : 200, headers: { "Content-Type": TYPE } });
    if (request.method === "POST" && pathname.endsWith("/inbox")) return await this.#receive(request);
    return await this.#ask(request);
  }

  /** The first side that knows an answer gives it. */
  async #ask(request) {
    let answer = new Response("Nothing here", { status: 404 });
    for (const side of this.sides) {
      answer = await side.federation.fetch(request.clone(), { contextData: undefined });
      if (answer.status !== 404) return answer;
    }
    return answer;
  }

  async #receive(request) {
    const text = await request.clone().text();
    const entry = { path: new URL(request.url).pathname, signature: signatureOf(request.headers), contentType: request.headers.get("content-type") };
    try {
      entry.activity = JSON.parse(text);
    } catch {
      entry.body = text;
    }
    const answer = await this.#ask(request);
    entry.status = answer.status;
    if (answer.status >= 400) entry.said = await answer.clone().text();
    this.#received.push(entry);
    return answer;
  }

  /** A community tells its followers whatever it was told (FEP-1b12). */
  async #passOn(activity) {
    if (![Create, Update, Delete, Like, Dislike, Undo].some((kind) => activity instanceof kind)) return;
    await this.#announce(activity);
  }

  async #announce(object) {
    const commons = this.group.uri("commons");
    const context = this.group.context();
    const announce = new Announce({
      id: this.group.id("commons", "announces"), actor: commons, object, to: PUBLIC_COLLECTION, cc: context.getFollowersUri("commons"),
    });
    await this.#keep(announce);
    if (object instanceof Create && (await object.getObject()) instanceof Page) this.#posts.unshift(announce);
    const followers = [...this.group.followers.get("commons").values()];
    await context.sendActivity({ identifier: "commons" }, followers, announce, { preferSharedInbox: true });
  }

  async #keep(thing) {
    this.#made.set(thing.id.href, thing);
    this.#documents.set(thing.id.href, await thing.toJsonLd());
    return thing;
  }

  /** To the community, which may be ours, and to whoever else is meant. */
  async #deliver(who, activity, community, others = []) {
    await this.#keep(activity);
    const own = community != null && community === this.group?.uri("commons").href;
    if (own) await this.#announce(activity);
    const actors = [...new Set([...(community != null && !own ? [community] : []), ...others])].filter((actor) => !actor.startsWith(this.origin));
    if (actors.length > 0) await this.people.send(who, activity, ...actors);
    return { id: activity.id.href, object: activity.objectId?.href };
  }

  async #control(what, request) {
    const wish = request.method === "POST" ? await request.json() : {};
    const act = this.#acts()[what];
    if (act == null) return Response.json({ failed: `Nobody can ${what}`, known: Object.keys(this.#acts()) }, { status: 404 });
    try {
      return Response.json((await act(wish)) ?? {});
    } catch (failure) {
      return Response.json({ failed: String(failure), because: failure?.cause == null ? undefined : String(failure.cause) }, { status: 502 });
    }
  }

  #acts() {
    return {
      received: () => this.#received,
      sent,
      forget: () => {
        this.#received = [];
        forgetSent();
      },
      state: () => this.#state(),
      fetch: async ({ who, url }) => await this.people.fetch(who, url),
      follow: async ({ who, whom }) => ({ id: await this.people.follow(who, whom) }),
      unfollow: async ({ who, whom }) => await this.#unfollow(who, whom),
      post: async (wish) => await this.#post(wish),
      reply: async (wish) => await this.#reply(wish),
      edit: async (wish) => await this.#edit(wish),
      delete: async (wish) => await this.#delete(wish),
      like: async (wish) => await this.#vote(Like, "likes", wish),
      dislike: async (wish) => await this.#vote(Dislike, "dislikes", wish),
      boost: async (wish) => await this.#boost(wish),
      report: async (wish) => await this.#report(wish),
      undo: async ({ who, activity, community, to = [] }) => {
        const undone = this.#made.get(activity);
        if (undone == null) throw new Error(`There is no activity ${activity}`);
        const undo = new Undo({ id: this.people.id(who, "undos"), actor: this.people.uri(who), object: undone, tos: undone.toIds, audience: undone.audienceId });
        return await this.#deliver(who, undo, community, to);
      },
    };
  }

  #state() {
    const followers = {};
    const follows = [];
    for (const side of this.sides) {
      for (const [name, all] of side.followers) followers[name] = [...all.keys()];
      for (const [id, follow] of side.follows) follows.push({ id, ...follow });
    }
    return { role: this.role, origin: this.origin, followers, follows };
  }

  async #unfollow(who, whom) {
    const actor = this.people.uri(who).href;
    for (const [id, follow] of this.people.follows) {
      if (follow.actor === actor && follow.object === whom) {
        this.people.follows.delete(id);
        return { id: await this.people.unfollow(who, id, whom) };
      }
    }
    throw new Error(`${who} does not follow ${whom}`);
  }

  /** A Page in a community: ours, if none is named. Without a community, a Note to the author's followers and whom it mentions. */
  async #post({ who, name, content, link, community = this.group?.uri("commons").href, mention }) {
    const author = this.people.uri(who);
    const to = community == null ? [PUBLIC_COLLECTION] : [new URL(community), PUBLIC_COLLECTION];
    const cc = community == null ? [this.people.context().getFollowersUri(who), ...(mention == null ? [] : [new URL(mention)])] : [];
    const about = {
      id: this.people.id(who, "posts"), attribution: author, tos: to, ccs: cc, audience: community == null ? null : new URL(community), name, content,
      tags: mention == null ? [] : [new Mention({ href: new URL(mention), name: "@you" })],
      mediaType: "text/html", published: Temporal.Now.instant(), attachments: link == null ? [] : [new Link({ href: new URL(link) })],
    };
    const post = await this.#keep(community == null ? new Note(about) : new Page(about));
    const create = new Create({ id: this.people.id(who, "creates"), actor: author, object: post, tos: to, ccs: cc, audience: about.audience });
    const followers = [...this.people.followers.get(who).keys()];
    return await this.#deliver(who, create, community, mention == null ? followers : [...followers, mention]);
  }

  async #reply({ who, to, content, community, mention }) {
    const author = this.people.uri(who);
    const addressees = [PUBLIC_COLLECTION, ...(community == null ? [] : [new URL(community)])];
    const note = await this.#keep(new Note({
      id: this.people.id(who, "notes"), attribution: author, tos: addressees, ccs: mention == null ? [] : [new URL(mention)],
      audience: community == null ? null : new URL(community), content, mediaType: "text/html", replyTarget: new URL(to),
      published: Temporal.Now.instant(), tags: mention == null ? [] : [new Mention({ href: new URL(mention), name: "@you" })],
    }));
    const create = new Create({ id: this.people.id(who, "creates"), actor: author, object: note, tos: addressees, ccs: note.ccIds, audience: note.audienceId });
    return await this.#deliver(who, create, community, mention == null ? [] : [mention]);
  }

  #mine(what) {
    const mine = this.#made.get(what);
    if (mine == null) throw new Error(`Nobody here made ${what}`);
    return mine;
  }

  async #edit({ who, what, name, content, community = this.#mine(what).audienceId?.href, to = [] }) {
    const changed = await this.#keep(this.#mine(what).clone({ ...(name == null ? {} : { name }), content, updated: Temporal.Now.instant() }));
    const update = new Update({ id: this.people.id(who, "updates"), actor: this.people.uri(who), object: changed, tos: changed.toIds, audience: changed.audienceId });
    return await this.#deliver(who, update, community, to);
  }

  async #delete({ who, what, community = this.#mine(what).audienceId?.href, to = [] }) {
    const gone = this.#mine(what);
    const tombstone = new Tombstone({ id: gone.id, deleted: Temporal.Now.instant() });
    this.#documents.set(what, await tombstone.toJsonLd());
    const object = this.role === "mastodon" ? tombstone : gone.id; // either server's way
    const deletion = new Delete({ id: this.people.id(who, "deletes"), actor: this.people.uri(who), object, tos: gone.toIds, audience: gone.audienceId });
    return await this.#deliver(who, deletion, community, to);
  }

  async #vote(Kind, folder, { who, what, community, to = [] }) {
    const vote = new Kind({ id: this.people.id(who, folder), actor: this.people.uri(who), object: new URL(what), audience: community == null ? null : new URL(community) });
    return await this.#deliver(who, vote, community, to);
  }

  async #boost({ who, what, to = [] }) {
    const boost = new Announce({
      id: this.people.id(who, "boosts"), actor: this.people.uri(who), object: new URL(what), to: PUBLIC_COLLECTION,
      cc: this.people.context().getFollowersUri(who), published: Temporal.Now.instant(),
    });
    return await this.#deliver(who, boost, null, to);
  }

  async #report({ who, what, content, community, to = [] }) {
    const flag = new Flag({
      id: this.people.id(who, "reports"), actor: this.people.uri(who), object: new URL(what), content, summary: content,
      tos: community == null ? [] : [new URL(community)], audience: community == null ? null : new URL(community),
    });
    return await this.#deliver(who, flag, community, to);
  }
}
