/**
 * By what an address is counted. Of IPv6 a customer has a network of 64 bits at least, and all addresses in it are
 * one hand's; an IPv4 address in IPv6 clothes is that address. A socket that was reset before anyone asked has none,
 * whatever Fastify's types say: such are counted together, for the moment until they close.
 */
export function addressKey(address: string | undefined): string {
  if (address === undefined) return 'reset';
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/iu.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!address.includes(':')) return address;
  const [withoutZone = ''] = address.split('%');
  const [head = '', tail] = withoutZone.toLowerCase().split('::');
  const groups = head === '' ? [] : head.split(':');
  const behind = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - groups.length - behind.length);
  const all = [...groups, ...Array<string>(zeros).fill('0'), ...behind];
  const network = all.slice(0, 4).map((group) => group.replace(/^0+(?=.)/u, ''));
  return `${network.join(':')}::/64`;
}
