// Every name that ends in .localhost is this machine (RFC 6761, 6.3); not every system's resolver says so.
import dns from "node:dns";

const ask = dns.lookup;
dns.lookup = (name, options, answer) => {
  if (!name.endsWith(".localhost")) return ask(name, options, answer);
  const [wish, done] = typeof options === "function" ? [{}, options] : [options ?? {}, answer];
  const address = { address: "127.0.0.1", family: 4 };
  process.nextTick(() => (wish.all ? done(null, [address]) : done(null, address.address, address.family)));
};
