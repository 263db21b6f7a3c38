// Actors of one kind on a server of Fedify's: they answer WebFinger, are fetched, receive, follow and are followed.
import { Temporal } from "@js-temporal/polyfill";
import { createFederation, generateCryptoKeyPair, MemoryKvStore } from "@fedify/fedify";
import {
  Accept, Activity, Endpoints, Follow, Group, Image, Person, Reject, Undo,
} from "@fedify/vocab";

export class People {
  /**
   * @param kind "Group" or "Person"
   * @param folder the first part of their paths, such as "/u"
   * @param sharedInbox path of the inbox for all of them
   * @param names who there is
   * @param hooks.joined(context, name, follow) somebody follows one of them
   * @param hooks.received(context, activity) anything else came
   * @param hooks.said(name) what their outbox shows, newest first
   */
  constructor({ origin, kind, folder, sharedInbox, names, firstKnock, hooks }) {
    this.origin = origin;
    this.kind = kind;
    this.folder = folder;
    this.names = new Set(names);
    this.followers = new Map(names.map((name) => [name, new Map()]));
    this.follows = new Map(); // id of a Follow of ours -> { actor, object, state }
    this.keys = new Map();
    this.hooks = hooks;
    this.sharedInbox = sharedInbox;
    this.federation = createFederation({
      kv: new MemoryKvStore(), allowPrivateAddress: true, firstKnock, origin,
      userAgent: `Stranger/1 (Fedify; +${origin}/)`,
      inboxChallengePolicy: { enabled: true },
    });
    this.#actors();
    this.#collections();
    this.#inbox();
  }

  #actors() {
    this.federation
      .setActorDispatcher(`${this.folder}/{identifier}`, async (context, name) => {
        if (!this.names.has(name)) return null;
        const pairs = await context.getActorKeyPairs(name);
        const id = context.getActorUri(name);
        const About = this.kind === "Group" ? Group : Person;
        return new About({
          id, preferredUsername: name, name: `${name} of ${context.host}`, summary: `<p>${name} is a stranger.</p>`, url: id,
          inbox: context.getInboxUri(name), outbox: context.getOutboxUri(name), followers: context.getFollowersUri(name),
          endpoints: new Endpoints({ sharedInbox: context.getInboxUri() }),
          manuallyApprovesFollowers: false, published: Temporal.Instant.from("2024-05-01T00:00:00Z"),
          publicKey: pairs[0].cryptographicKey, assertionMethods: pairs.map((pair) => pair.multikey),
          icon: new Image({ url: new URL(`${this.origin}/icon.png`), mediaType: "image/png" }),
        });
      })
      .setKeyPairsDispatcher(async (_, name) => {
        if (!this.names.has(name)) return [];
        if (!this.keys.has(name)) {
          this.keys.set(name, Promise.all([generateCryptoKeyPair("RSASSA-PKCS1-v1_5"), generateCryptoKeyPair("Ed25519")]));
        }
        return await this.keys.get(name);
      });
  }

  #collections() {
    const said = (name) => this.hooks.said?.(name) ?? [];
    this.federation
      .setOutboxDispatcher(`${this.folder}/{identifier}/outbox`, (_, name) => ({ items: said(name) }))
      .setCounter((_, name) => said(name).length);
    this.federation
      .setFollowersDispatcher(`${this.folder}/{identifier}/followers`, (_, name) => ({ items: [...(this.followers.get(name)?.values() ?? [])] }))
      .setCounter((_, name) => this.followers.get(name)?.size ?? 0);
  }

  #inbox() {
    this.federation
      .setInboxListeners(`${this.folder}/{identifier}/inbox`, this.sharedInbox)
      .setSharedKeyDispatcher(() => ({ identifier: [...this.names][0] }))
      .on(Follow, async (context, follow) => {
        const parsed = context.parseUri(follow.objectId);
        if (parsed?.type !== "actor" || !this.names.has(parsed.identifier)) return;
        const follower = await follow.getActor(context);
        this.followers.get(parsed.identifier).set(follower.id.href, follower);
        await this.hooks.joined?.(context, parsed.identifier, follow, follower);
        await context.sendActivity({ identifier: parsed.identifier }, follower, new Accept({
          id: new URL(`#accepts/${crypto.randomUUID()}`, context.getActorUri(parsed.identifier)),
          actor: context.getActorUri(parsed.identifier), to: follower.id, object: follow,
        }));
      })
      .on(Accept, (_, accept) => this.#answered(accept, "accepted"))
      .on(Reject, (_, reject) => this.#answered(reject, "rejected"))
      .on(Undo, async (context, undo) => {
        const undone = await undo.getObject(context);
        if (undone instanceof Follow && undone.actorId?.href === undo.actorId?.href) {
          for (const followers of this.followers.values()) followers.delete(undo.actorId.href);
        }
        await this.hooks.received?.(context, undo);
      })
      .on(Activity, (context, activity) => this.hooks.received?.(context, activity));
  }

  #answered(answer, state) {
    const follow = this.follows.get(answer.objectId?.href);
    if (follow != null && follow.object === answer.actorId?.href) follow.state = state;
  }

  context() {
    return this.federation.createContext(new URL(this.origin), undefined);
  }

  has(name) {
    return this.names.has(name);
  }

  uri(name) {
    return this.context().getActorUri(name);
  }

  /** A new id under an actor of ours. */
  id(name, what) {
    return new URL(`${this.uri(name).href}/${what}/${crypto.randomUUID()}`);
  }

  /** Sends to actors, given by their URLs, each one fetched first; throws what the other side answered. */
  async send(name, activity, ...actors) {
    const context = this.context();
    const loader = await context.getDocumentLoader({ identifier: name });
    const recipients = await Promise.all(actors.map((actor) => context.lookupObject(actor, { documentLoader: loader })));
    recipients.forEach((found, at) => {
      if (found == null) throw new Error(`There is no actor at ${actors[at]}`);
    });
    await context.sendActivity({ identifier: name }, recipients, activity, { preferSharedInbox: true });
    return activity.id.href;
  }

  async follow(name, object) {
    const id = this.id(name, "follows");
    this.follows.set(id.href, { actor: this.uri(name).href, object, state: "asked" });
    return await this.send(name, new Follow({ id, actor: this.uri(name), object: new URL(object), to: new URL(object) }), object);
  }

  async unfollow(name, follow, whom) {
    const undone = new Follow({ id: new URL(follow), actor: this.uri(name), object: new URL(whom), to: new URL(whom) });
    return await this.send(name, new Undo({ id: this.id(name, "undos"), actor: this.uri(name), object: undone, to: new URL(whom) }), whom);
  }

  /** Fetches anything with a signature of theirs. */
  async fetch(name, url) {
    const loader = await this.context().getDocumentLoader({ identifier: name });
    return await loader(url);
  }
}
